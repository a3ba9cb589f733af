import type { MarkdownRenderer } from 'vitepress';

/** Indented code, as READMEs have it, looks like fenced code. */
export function indentedCode(md: MarkdownRenderer): void {
  md.core.ruler.push('indented-code', ({ tokens }) => {
    for (const token of tokens)
      if (token.type === 'code_block') Object.assign(token, { type: 'fence', info: 'txt', markup: '```' });
  });
}
