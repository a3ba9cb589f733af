import { conv2d, defaultDevice, explain, manualSeed, Parameter, randn, setDefaultDevice } from '@nacre/tensor';
import { afterAll, describe, expect, test } from 'vitest';
import { cpu } from './index.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

interface Case {
  readonly batch: number;
  readonly channels: number;
  readonly size: number;
  readonly groups: number;
}

/** A 3×3 convolution, the gradients of its input and its kernel, and what was run. */
async function convolution(
  { batch, channels, size, groups }: Case,
  options: Parameters<typeof cpu>[0],
): Promise<{ values: Float32Array[]; plan: string }> {
  const device = await cpu(options);
  setDefaultDevice(device);
  manualSeed(1);
  const x = new Parameter(randn([batch, channels, size, size]));
  const w = new Parameter(randn([channels, channels / groups, 3, 3]).div(Math.sqrt((9 * channels) / groups)));
  const y = conv2d(x, w, null, { padding: 1, groups });
  const plan = String(explain(y));
  y.mul(randn([...y.shape]))
    .sum()
    .backward();
  const values = [await y.data(), await x.grad!.data(), await w.grad!.data()].map((array) => array.slice() as Float32Array);
  device.close();
  return { values, plan };
}

describe.each<Case>([
  { batch: 8, channels: 32, size: 14, groups: 1 },
  { batch: 1, channels: 64, size: 30, groups: 1 },
  { batch: 3, channels: 96, size: 17, groups: 2 },
])('3×3 convolutions of $channels channels on $batch × $size × $size in $groups groups', (of) => {
  test('are computed by tiles, within 1e-5 of the largest value of the direct form', async () => {
    const [tiled, direct] = [await convolution(of, {}), await convolution(of, { strict: true })];
    expect(tiled.plan).toContain('matmul');
    expect(direct.plan).not.toContain('matmul');
    tiled.values.forEach((values, i) => {
      const largest = direct.values[i]!.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const error = values.reduce((most, value, j) => Math.max(most, Math.abs(value - direct.values[i]![j]!)), 0);
      expect(error).toBeGreaterThan(0);
      expect(error / largest).toBeLessThan(1e-5);
    });
  });

  test('have the same bits on any number of threads', async () => {
    const one = await convolution(of, { threads: 1 });
    expect((await convolution(of, { threads: 2 })).values).toEqual(one.values);
  });
});
