import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isWebGPUAvailable } from '@nacre/backend-webgpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noChromium, unpackedChromium, webgpuFlags } from '../../tests/browser/chromium.ts';
import { makeKit } from './kit.ts';
import type { Results } from './results.ts';

const run = promisify(execFile);

const kit = mkdtempSync(join(tmpdir(), 'nacre-gpu-test-'));
beforeAll(() => makeKit(kit, undefined, symlinkSync));
afterAll(() => rmSync(kit, { recursive: true }));

describe.skipIf(!(await isWebGPUAvailable()))('the bench in a kit, where there is an adapter', () => {
  it('measures each kind of row, keeps what it found, and says what a peer needs', async () => {
    const file = join(kit, 'found.json');
    const rows = 'limit,matmul-32,gate,sum,W6,first';
    const options = ['--quick', '--seconds', '0.01', '--only', rows, '--contestants', 'nacre-cpu,nacre,tfjs', '--out', file];
    const { stdout } = await run(process.execPath, [join(kit, 'bench.mjs'), ...options]);
    const { adapter, limits, rates, trainings, firsts } = JSON.parse(readFileSync(file, 'utf8')) as Results;

    expect(stdout.startsWith(adapter.isSoftware ? '## Software adapter' : '## GPU')).toBe(true);
    expect(limits.map(({ rounds: [outcome] }) => outcome)).toEqual(Array(3).fill({ value: expect.any(Number) }));
    expect(rates.map(({ errand }) => [errand.id, errand.contestant])).toEqual([
      ['matmul-32', 'nacre-cpu'],
      ['matmul-32', 'nacre'],
      ['gate', 'nacre-cpu'],
      ['gate', 'nacre'],
      ['sum', 'nacre-cpu'],
      ['sum', 'nacre'],
    ]);
    expect(trainings.map(({ rounds: [outcome] }) => Object.keys(outcome!)[0])).toEqual(['value', 'value', 'unable']);
    expect(firsts[0]!.rounds[0]).toMatchObject({ later: { pipelines: 0 } });
    expect(stdout).toContain('TensorFlow.js: the peers were not installed when this was packed');
    expect(stdout).not.toMatch(/failed|\*\*!\*\*/);
  });

  // Elsewhere Dawn does not ask Vulkan.
  it.runIf(process.platform === 'linux')('ends with what the loader says where there is no adapter', async () => {
    const env = { ...process.env, VK_ICD_FILENAMES: join(kit, 'none.json'), VK_DRIVER_FILES: join(kit, 'none.json') };
    const failure = (await run(process.execPath, [join(kit, 'bench.mjs'), '--quick'], { env }).catch((error) => error)) as {
      code: number;
      stdout: string;
      stderr: string;
    };
    expect(failure.code).toBe(1);
    expect(failure.stdout).toBe('');
    expect(failure.stderr).toContain('No adapter: Error: WebGPU offers no adapter');
  });
});

describe.skipIf(noChromium !== undefined)('the bench in pages of a Chromium', () => {
  it('measures there what it measures in Node', async () => {
    const file = join(kit, 'found.json');
    const folder = unpackedChromium();
    const browser = [join(folder, 'chrome'), '--no-sandbox', ...webgpuFlags].join(' ');
    const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
    const options = ['--quick', '--only', 'limit-copyBuffer,sum,first', '--contestants', 'nacre', '--browser', browser];
    const { stdout } = await run(process.execPath, [join(kit, 'bench.mjs'), ...options, '--out', file], { env });
    const { limits, rates, firsts } = JSON.parse(readFileSync(file, 'utf8')) as Results;

    expect(stdout.startsWith('## Software adapter')).toBe(true);
    for (const { rounds } of [...limits, ...rates, ...firsts])
      expect(rounds).toEqual([expect.objectContaining({ value: expect.any(Number) })]);
    expect([limits, rates, firsts].map(({ length }) => length)).toEqual([1, 1, 1]);
  });
});
