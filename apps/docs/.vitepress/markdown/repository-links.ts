import type { MarkdownRenderer } from 'vitepress';

/** Files of the repository that are shown as pages. */
const pages: Readonly<Record<string, string>> = {
  'CONTRIBUTING.md': '/guides/contributing',
  'docs/ARCHITECTURE.md': '/internals/architecture',
  'examples/char-gpt': '/learn/char-gpt',
  'examples/custom-backend': '/backends/custom',
};

/** Pages include files of the repository: their links lead to the pages that show what is linked, and become plain text where there is none. */
export function repositoryLinks(md: MarkdownRenderer): void {
  md.core.ruler.push('repository-links', ({ tokens }) => {
    for (const { children } of tokens) {
      let dropped = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open') {
          const [file, fragment] = repositoryFile(token.attrGet('href')!);
          if (file === undefined) continue;
          dropped = pages[file] === undefined;
          if (!dropped) token.attrSet('href', `${pages[file]}${fragment}`);
        }
        if (!dropped || !token.type.startsWith('link_')) continue;
        if (token.type === 'link_close') dropped = false;
        Object.assign(token, { type: 'text', tag: '', nesting: 0, content: '' });
      }
    }
  });
}

/** The file that a link names, from the root of the repository, and the rest of the link. */
function repositoryFile(href: string): readonly [file: string | undefined, fragment: string] {
  const [, file, fragment] = /^(?:\.\.\/)*((?:packages|examples|benchmarks|docs)\/[^#]*|[A-Z]+\.md)(#.*)?$/.exec(href) ?? [];
  return [file, fragment ?? ''];
}
