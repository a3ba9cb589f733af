import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';

/** What is found of a page: all of it; of a page of the reference its name and what the name means, which keeps the index small. */
export function searchable(source: string, env: MarkdownEnv, md: MarkdownRenderer): string {
  const isReference = env.relativePath.startsWith('reference/');
  const html = md.render(isReference ? source.split(/^## /m)[0]! : source, env);
  return env.frontmatter?.search === false ? '' : html;
}
