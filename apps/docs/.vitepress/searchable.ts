import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';

/** What is found of a page: all of it but the files it shows; of a page of the reference its name and what the name means, which keeps the index small. */
export function searchable(source: string, env: MarkdownEnv, md: MarkdownRenderer): string {
  const isReference = env.relativePath.startsWith('reference/');
  const html = md.render(isReference ? source.split(/^## /m)[0]! : source.replaceAll(/^<<<.*$/gm, ''), env);
  return env.frontmatter?.search === false ? '' : html;
}

/*
 * How words are found. VitePress sends the text of these functions to the browser, so each stands by itself.
 */

/** Words, and the words that a name is put together of: `earlyStopping` is found as "early stopping" too. */
export function words(text: string): string[] {
  const found = text.split(/[\s\p{P}\p{S}]+/u).filter((word) => word !== '');
  return found.flatMap((word) => {
    const parts = word.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
    return parts.length > 1 ? [word, ...parts.filter((part) => part.length > 2)] : [word];
  });
}

/** A word as it is looked up; none for those that are everywhere. */
export function term(word: string): string | null {
  const everywhere =
    /^(a|an|and|are|as|at|be|by|can|do|does|for|from|how|i|in|is|it|my|not|of|on|or|out|that|the|this|to|use|what|when|where|with)$/;
  const lower = word.toLowerCase();
  return everywhere.test(lower) ? null : lower;
}

/** Guides come before what is for those who build Nacre itself. */
export function importance(page: string): number {
  if (/\/(start|guides)\/(?!contributing)/.test(page)) return 1.5;
  return /\/(tensor\/(backend|testing)|internals|guides\/contributing|backends)\b/.test(page) ? 0.5 : 1;
}
