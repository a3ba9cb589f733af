import type { Meaning } from '../language/language.ts';

/** An element with a text in it. */
export function made(tag: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** A paragraph, with code between backquotes as such. */
export function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.append(...text.split(/`([^`]+)`/).map((part, i) => (i % 2 === 1 ? made('code', part) : part)));
  return element;
}

/** What a docstring says: its paragraphs, what is thrown and given, and examples. */
export const docstring = ({ documentation, tags }: Pick<Meaning, 'documentation' | 'tags'>): HTMLElement[] => [
  ...documentation
    .split(/\n{2,}|\n(?=- )/)
    .filter((text) => text !== '')
    .map(paragraph),
  ...tags.flatMap(({ name, text }) =>
    name === 'example' ? [made('pre', text.replaceAll(/^```\w*\n?/gm, '').trim())] : [paragraph(`${name}: ${text}`)],
  ),
];
