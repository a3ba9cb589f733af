import { deflateRawSync } from 'node:zlib';
import type { MarkdownRenderer } from 'vitepress';
import { beginsProgram, runsInPlayground } from '../../program-blocks.ts';

/** Below each ts block that the playground can run, a link that opens it there, with the blocks that it continues. Tabs, files that are shown, and the reference have none. */
export function playgroundLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('playground-links', ({ tokens, env }) => {
    if ((env.relativePath ?? '').startsWith('reference/')) return;
    let [program, isTab] = ['', false];
    for (const token of tokens) {
      if (token.type.startsWith('container_code-group')) isTab = token.nesting > 0;
      if (token.type !== 'fence' || 'src' in token || !/^ts\b/.test(token.info)) continue;
      program = program === '' || beginsProgram(token.content) ? token.content : `${program}\n${token.content}`;
      if (!isTab && runsInPlayground(program)) token.meta = { ...token.meta, program };
    }
  });
  const fence = md.renderer.rules.fence!;
  md.renderer.rules.fence = (...args) => {
    const [tokens, i] = args;
    const program: string | undefined = tokens[i]!.meta?.program;
    return program === undefined
      ? fence(...args)
      : `${fence(...args)}<p class="to-playground"><a href="${link(program)}">Open in the playground</a></p>`;
  };
}

/** What `encodeCode` of the playground makes, at once. */
const link = (program: string): string => `/playground/#code=${deflateRawSync(program).toString('base64url')}`;
