import { expect, test } from 'vitest';
import { conv2d, grad, manualSeed, ones, rand, setDefaultDevice, type Tensor, tensor } from '../index.ts';
import { createDevice } from '../runtime/device.ts';
import { counting } from '../runtime/fixtures/counting.ts';

/** The value, and how many kernels computed it. */
async function measured(f: () => Tensor): Promise<[number, number]> {
  const watched = counting();
  setDefaultDevice(createDevice(watched.backend));
  manualSeed(1);
  const value = await f().item();
  return [value, watched.since().launches];
}

test('a long sum is computed in parts', async () => {
  const shapes = [[300_000], [512, 600], [2, 150_000], [99_991 * 3]];
  for (const shape of shapes) {
    const count = shape.reduce((a, b) => a * b, 1);
    const [mean, launches] = await measured(() => rand(shape).sum().div(count) as Tensor);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.005);
    // 99,991 is prime: there are no parts but three.
    expect(launches).toBe(shape[0] === 99_991 * 3 ? 1 : 2);
  }
});

test('parts do not change a largest or smallest value', async () => {
  const [largest] = await measured(() => rand([70_000]).max() as Tensor);
  const [same] = await measured(() => rand([70_000]).reshape([700, 100]).max(1).max() as Tensor);
  expect(largest).toBe(same);
});

test('parts of float16 neither overflow nor round', async () => {
  const halves = (count: number, value: number): Tensor =>
    tensor(
      Float32Array.from({ length: count }, (_, i) => (i < count / 2 ? value : -value)),
      { shape: [count] },
    ).to('float16');
  const [sum] = await measured(() => halves(70_000, 1000).sum() as Tensor);
  expect(sum).toBe(0);
  const row = (): Tensor => halves(8192, 100).reshape([1, -1]) as Tensor;
  const [product] = await measured(() => row().matmul(ones([8192, 1], { dtype: 'float16' })) as Tensor);
  expect(product).toBe(0);
});

test('the gradient of a small kernel over many images is computed in parts', async () => {
  const gradient = (w: Tensor): Tensor => grad((k: Tensor) => conv2d(rand([32, 1, 20, 20]), k).sum())(w);
  const [value, launches] = await measured(() => gradient(rand([2, 1, 3, 3])).sum() as Tensor);
  // Each of the 9 taps of both kernels sees 32 · 18 · 18 values with a mean of ½.
  expect(value / (18 * 32 * 18 * 18 * 0.5)).toBeCloseTo(1, 1);
  expect(launches).toBeGreaterThan(1);
});
