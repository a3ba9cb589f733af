import { join } from 'node:path';
import { createMarkdownRenderer, type MarkdownRenderer } from 'vitepress';
import { beforeAll, describe, expect, test } from 'vitest';
import { extendMarkdown } from '../.vitepress/markdown/extensions.ts';
import { importance, term, words } from '../.vitepress/searchable.ts';
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

describe('the search', () => {
  test('finds names by the words they are put together of', () => {
    expect(words('earlyStopping({ patience: 2 })')).toEqual(['earlyStopping', 'early', 'Stopping', 'patience', '2']);
    expect(words('Class: BatchNorm2d<C>')).toEqual(['Class', 'BatchNorm2d', 'Batch', 'Norm', 'C']);
  });

  test('leaves out words that are everywhere', () => {
    expect('Out of memory'.split(' ').map(term)).toEqual([null, null, 'memory']);
  });

  test('puts guides before what is for those who build Nacre', () => {
    const [guide, reference, backend] = [
      '/guides/training#optimizers',
      '/reference/@nacre/optim/classes/Adam',
      '/reference/@nacre/tensor/backend/',
    ].map(importance);
    expect(guide!).toBeGreaterThan(reference!);
    expect(reference!).toBeGreaterThan(backend!);
  });
});
