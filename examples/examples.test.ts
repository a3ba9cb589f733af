import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleNames, runExample } from './running.ts';

/*
 * Every example that says by itself what must hold (`run.figure`) runs with --quick, on one thread, which takes less of a processor that other
 * tests share and gives the same bits. `examples.slow.test.ts` runs them at full length.
 */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nacre-examples-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('examples', () => {
  it('are found', () => {
    expect(exampleNames.length).toBeGreaterThan(15);
  });

  it.each(exampleNames)('%s runs, and what it says holds', { timeout: 120_000 }, async (name) => {
    const { code, output, figures, pictures } = await runExample(name, join(folder, name), ['--quick', '--threads', '1']);
    expect(code, output).toBe(0);
    expect(Object.keys(figures).length).toBeGreaterThan(0);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(await picture.isValid(), picture.name).toBe(true);
  });

  it('end with one line when an option is wrong', async () => {
    const { code, output } = await runExample('perceptron', join(folder, 'wrong'), ['--device', 'abacus']);
    expect(code).toBe(1);
    expect(output).toBe('--device is cpu, webgpu or reference, got abacus\n\nSee npm run example perceptron -- --help\n');
  });

  it('say which folder is not there', async () => {
    const { code, output } = await runExample('mlp-digits', join(folder, 'nowhere'), ['--quick', '--data', 'no/such/folder']);
    expect(code).toBe(1);
    expect(output).toContain('--data: there is no folder no/such/folder\n');
  });
});
