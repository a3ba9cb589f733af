import type { MarkdownEnv, MarkdownRenderer } from 'vitepress';

/*
 * What the search finds. All is done while the index is made: functions for the browser would have to be made from text there, which a strict
 * content security policy forbids.
 */

/** What is found of a page: all of it but the files it shows; of a page of the reference its name and what the name means, which keeps the index small. */
export function searchable(source: string, env: MarkdownEnv, md: MarkdownRenderer): string {
  const isReference = env.relativePath.startsWith('reference/');
  const html = md.render(isReference ? source.split(/^## /m)[0]! : source.replaceAll(/^<<<.*$/gm, ''), env);
  return env.frontmatter?.search === false ? '' : inWords(html);
}

const headingOrText = /(<(h[1-6])[^>]*>.*?<\/\2>)|(?<=>)[^<]+/gs;

/** The text of a page as words to look for. Headings are shown as they are, so that the words in their names stand below them. */
export const inWords = (html: string): string =>
  html.replaceAll(headingOrText, (found, heading?: string) =>
    heading === undefined ? words(found) : `${heading}<p>${partsOf(heading.replaceAll(/<[^>]*>/g, ' ')).join(' ')}</p>`,
  );

const everywhere =
  /\b(a|an|and|are|as|at|be|by|can|do|does|for|from|how|i|in|is|it|my|not|of|on|or|out|that|the|this|to|use|what|when|where|with)\b/gi;

/** Text without the words that are everywhere, and with those that its names are put together of: `earlyStopping` is found as "early stopping" too. */
function words(text: string): string {
  const left = text.replaceAll(everywhere, '');
  return [left, ...partsOf(left)].join(' ');
}

/** The words that the names in a text are put together of. */
const partsOf = (text: string): string[] =>
  (text.match(/\w+/g) ?? [])
    .map((name) => name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [])
    .filter(({ length }) => length > 1)
    .flatMap((parts) => parts.filter(({ length }) => length > 2));
