import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it, vi } from 'vitest';
import * as data from './index.ts';

/* The examples of the README run, and print what the remarks beside them say. */

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);
const scope = Object.keys(data);

type Run = (...values: unknown[]) => Promise<void>;
const AsyncFunction = (async () => undefined).constructor as new (...parameters: string[]) => Run;

/** As in the remarks: lists without their class and quotes only inside lists. */
const shown = (value: unknown): string =>
  JSON.stringify(ArrayBuffer.isView(value) ? [...(value as Int32Array)] : value, undefined, 1)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/\[ | \]/g, (bracket) => bracket.trim())
    .replaceAll('"', "'")
    .replaceAll(/^'|'$/g, '');

const withoutClasses = (remark: string): string => remark.replaceAll(/\w+Array (?=\[)/g, '');

it.each(examples)('%s', async (code) => {
  const plain = code.replaceAll(/^import .*;$/gm, '');
  const options = { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } };
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(values.map(shown).join(' ')));
  try {
    await new AsyncFunction(...scope, ts.transpileModule(plain, options).outputText)(...Object.values(data));
  } finally {
    log.mockRestore();
  }
  const remarks = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, remark]) => withoutClasses(remark!));
  expect(remarks.length).toBeGreaterThan(0);
  expect([...new Set(printed)]).toEqual(remarks);
});
