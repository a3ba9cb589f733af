import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeImage } from '@nacre/data';
import { tensor } from '@nacre/tensor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { example } from './example.ts';
import { readOptions } from './options.ts';
import { pngGrid } from './pictures.ts';

describe('an example', () => {
  const { argv } = process;
  let out: string;
  let printed: string[];
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'nacre-example-'));
    process.argv = ['node', 'main.ts', '--device', 'reference', '--out', out];
    printed = [];
    for (const method of ['log', 'error'] as const)
      vi.spyOn(console, method).mockImplementation((line) => void printed.push(String(line)));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.argv = argv;
    process.exitCode = undefined;
    rmSync(out, { recursive: true });
  });
  const module = { dirname: '/examples/mine' };

  it('prints figures and where the pictures are', async () => {
    await example(module, async (run) => {
      run.figure('parameters', 7960, { is: 7960 });
      run.figure('accuracy', 0.98765, { atLeast: 0.9, atMost: 1 });
      await run.picture('a.svg', '<svg></svg>');
    });
    expect(printed).toEqual([
      'parameters: 7,960 (expected 7,960)',
      'accuracy: 0.9877 (at least 0.9, at most 1)',
      `\n${out}: a.svg`,
    ]);
    expect(process.exitCode).toBeUndefined();
    expect(readFileSync(join(out, 'a.svg'), 'utf8')).toBe('<svg></svg>');
    const { pictures, figures } = JSON.parse(readFileSync(join(out, 'figures.json'), 'utf8'));
    expect(pictures).toEqual(['a.svg']);
    expect(figures.parameters).toEqual({ value: 7960, holds: true, is: 7960 });
  });

  it.each([
    [3, { is: 4 }],
    [0.1, { atLeast: 0.2 }],
    [0.3, { atMost: 0.2 }],
    [Number.NaN, { atMost: 1 }],
  ])('ends with status 1 when a figure does not hold: %s, %o', async (value, bound) => {
    await example(module, async (run) => run.figure('it', value, bound));
    expect(printed[0]).toContain('✗');
    expect(process.exitCode).toBe(1);
  });

  it('ends with one line for an error', async () => {
    await example(module, async () => {
      throw new Error('no such file');
    });
    expect(printed).toEqual(['no such file', '\nSee npm run example mine -- --help']);
    expect(process.exitCode).toBe(1);
  });

  it('tells its options', async () => {
    process.argv.push('--help');
    await example(module, () => Promise.reject(new Error('runs')));
    expect(printed[0]).toContain('npm run example mine -- [options]');
  });
});

describe('readOptions', () => {
  it('has defaults', () => {
    expect(readOptions('mine', [])).toEqual({
      data: undefined,
      quick: false,
      out: 'out/mine',
      device: 'cpu',
      threads: 'auto',
      seed: 1,
    });
  });

  it('says what is wrong', () => {
    expect(() => readOptions('mine', ['--threads', '0'])).toThrow('--threads is an integer of at least 1, got 0');
    expect(() => readOptions('mine', ['--device', 'tpu'])).toThrow('--device is cpu, webgpu or reference, got tpu');
    expect(() => readOptions('mine', ['--sed', '1'])).toThrow('--sed');
  });
});

describe('pngGrid', () => {
  it('lays images out in rows, enlarged, with white between', async () => {
    const { data, shape } = await decodeImage(await pngGrid(tensor([[[0]], [[1]], [[0.5]]]), { columns: 2, scale: 1 }));
    expect(shape).toEqual([1, 14, 14]);
    expect([4 * 14 + 4, 4 * 14 + 9, 9 * 14 + 4, 9 * 14 + 9].map((at) => data[at])).toEqual([0, 255, 128, 255]);
  });

  it('takes colours, and a range of its own for each image', async () => {
    const images = tensor([[[[0]], [[5]], [[10]]]]);
    const { data, shape } = await decodeImage(await pngGrid(images, { scale: 1, range: 'each' }));
    expect(shape).toEqual([3, 9, 9]);
    expect([0, 1, 2].map((c) => data[c * 81 + 4 * 9 + 4])).toEqual([0, 128, 255]);
  });
});
