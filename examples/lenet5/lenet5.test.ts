import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('learns digits in a quick run, and leaves the model and its pictures', { timeout: 120_000 }, () => {
  const out = mkdtempSync(join(tmpdir(), 'nacre-lenet5-'));
  const main = join(import.meta.dirname, 'main.ts');
  const run = spawnSync(process.execPath, ['--conditions=@nacre/source', '--import=tsx', main, '--quick', '--out', out]);
  const output = `${run.stdout}${run.stderr}`;
  expect(run.status, output).toBe(0);
  expect(output).toContain('LeNet-5 (61,706 parameters)');
  const accuracies = Array.from(output.matchAll(/epoch \d\/3: test accuracy ([\d.]+) %/g), ([, percent]) => Number(percent));
  expect(accuracies.length).toBe(3);
  expect(accuracies[2]).toBeGreaterThan(85);
  for (const file of ['lenet5.safetensors', 'learning-curve.svg', 'filters.svg'])
    expect(existsSync(join(out, file)), file).toBe(true);
  rmSync(out, { recursive: true });
});
