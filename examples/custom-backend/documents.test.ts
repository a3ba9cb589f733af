import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { explain, setDefaultDevice, tensor } from '@nacre/tensor';
import { expect, test } from 'vitest';
import { javascript } from './backend.ts';

const read = (...path: string[]): string => readFileSync(resolve(import.meta.dirname, ...path), 'utf8');
const blocks = (markdown: string): string[] => [...markdown.matchAll(/^```\w*\n(.*?)^```/gms)].map(([, text]) => text!.trimEnd());

test('the README shows what is generated', () => {
  setDefaultDevice(javascript());
  const softmax = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]).softmax(1);
  const shown = explain(softmax, { source: true });
  const [kernel, source] = blocks(read('README.md'));
  expect(shown).toContain(`\n${kernel}\n${source}`);
});

const [, section] = read('..', '..', 'CONTRIBUTING.md').split('## Adding a backend\n');
const quotes = blocks(section!).map((block) => /^\/\/ (\S+)\n(.*)/s.exec(block)!.slice(1) as [string, string]);

test.each(quotes)('CONTRIBUTING quotes %s as it is:\n%s', (file, quote) => {
  expect(read(file)).toContain(`\n${quote}\n`);
});
