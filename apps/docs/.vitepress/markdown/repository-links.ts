import type { MarkdownRenderer } from 'vitepress';

/** Pages include files of the repository; their links to other such files, which are no pages, become plain text. */
export function repositoryLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('repository-links', ({ tokens }) => {
    for (const { children } of tokens) {
      let inside = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open' && isRepositoryFile(token.attrGet('href') ?? '')) inside = true;
        if (!inside) continue;
        if (token.type === 'link_close') inside = false;
        if (token.type.startsWith('link_')) Object.assign(token, { type: 'text', tag: '', nesting: 0, content: '' });
      }
    }
  });
}

const isRepositoryFile = (href: string): boolean => /^(\.\.\/)+(packages|examples|benchmarks|\w+\.md)/.test(href);
