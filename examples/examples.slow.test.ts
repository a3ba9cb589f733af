import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleNames, runExample } from './running.ts';

/*
 * The figures of the full runs, on real data. Each example states its own; one that does not hold ends it with exit status 1.
 */

const data = process.env.NACRE_DATA;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-examples-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(data === undefined)(`examples at full length${data === undefined ? ' (NACRE_DATA is not set)' : ''}`, () => {
  it.each(exampleNames)('%s', { timeout: 30 * 60_000 }, async (name) => {
    const { code, output } = await runExample(name, join(folder, name), ['--data', data!]);
    expect(code, output).toBe(0);
  });
});
