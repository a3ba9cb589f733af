import { join } from 'node:path';
import { createMarkdownRenderer, type MarkdownRenderer } from 'vitepress';
import { beforeAll, describe, expect, test } from 'vitest';
import { extendMarkdown } from '../.vitepress/markdown/extensions.ts';
import { inWords } from '../.vitepress/searchable.ts';
import { site } from './programs.ts';

let md: MarkdownRenderer;
beforeAll(async () => {
  md = await createMarkdownRenderer(site, { config: extendMarkdown });
});

const rendered = (text: string): string => md.render(text, { path: join(site, 'page.md'), relativePath: 'page.md' });
const count = (html: string, part: string): number => html.split(part).length - 1;

describe('links to the playground', () => {
  const program = "```ts\nimport { ones } from '@nacre/tensor';\nones([2]);\n```\n";

  test('stand below programs, and not below files that are shown', () => {
    expect(count(rendered(program), 'to-playground')).toBe(1);
    expect(count(rendered(`${program}\n<<< ./live/landing/petals.ts\n`), 'to-playground')).toBe(1);
    expect(count(rendered('<<< ./live/landing/petals.ts\n'), 'to-playground')).toBe(0);
  });

  test('are left out where a program imports what the playground has not', () => {
    expect(rendered("```ts\nimport { readFile } from 'node:fs/promises';\n```\n")).not.toContain('to-playground');
  });
});

describe('formulas of one block', () => {
  test('can wrap where they are apart', () => {
    const html = rendered('$$\na = b, \\qquad c = d\n$$\n');
    expect([count(html, '<div class="formulas">'), count(html, '<math')]).toEqual([1, 2]);
    expect(html).not.toContain('qquad');
  });

  test('are otherwise left alone', () => {
    expect(rendered('$$\na \\quad b\n$$\n')).not.toContain('formulas');
  });
});

/** The words of some HTML that the index would hold. */
const indexed = (html: string): string[] =>
  inWords(html)
    .replaceAll(/<[^>]*>/g, ' ')
    .trim()
    .split(/\s+/);

describe('the search', () => {
  test('finds names by the words they are put together of', () => {
    expect(indexed('<p>earlyStopping({ patience })</p>')).toEqual(['earlyStopping({', 'patience', '})', 'early', 'Stopping']);
    expect(indexed('<p><code>BatchNorm2d</code></p>')).toEqual(['BatchNorm2d', 'Batch', 'Norm']);
  });

  test('shows headings as they are', () => {
    expect(inWords('<h2 id="x">The <code>maxPool2d</code></h2>')).toBe(
      '<h2 id="x">The <code>maxPool2d</code></h2><p>max Pool</p>',
    );
  });

  test('leaves out words that are everywhere', () => {
    expect(indexed('<p>Out of memory</p>')).toEqual(['memory']);
  });
});
