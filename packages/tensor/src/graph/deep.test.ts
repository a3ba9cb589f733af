import { beforeEach, describe, expect, test } from 'vitest';
import { compile, grad, Parameter, setDefaultDevice, type Tensor, tensor, vmap } from '../index.ts';
import { createDevice } from '../runtime/device.ts';
import { counting } from '../runtime/fixtures/counting.ts';

beforeEach(() => setDefaultDevice(createDevice(counting().backend)));

const repeat = (x: Tensor, times: number, f: (x: Tensor, i: number) => Tensor): Tensor => {
  let y = x;
  for (let i = 0; i < times; i++) y = f(y, i);
  return y;
};

describe('a long chain', () => {
  test('of 100,000 additions is computed', async () => {
    const x = tensor([1, 2]);
    expect(await repeat(x, 100_000, (y) => y.add(x)).array()).toEqual([100_001, 200_002]);
  });

  test('of 20,000 operations is differentiated', async () => {
    const x = tensor([1], { requiresGrad: true });
    const y = repeat(x, 20_000, (z, i) => (i % 2 === 0 ? z.mul(1.0001) : z.add(0)));
    y.sum().backward();
    expect(await x.grad!.item()).toBeCloseTo(1.0001 ** 10_000, 2);
  });

  test('of doublings, each value used twice, costs its length', async () => {
    const y = repeat(tensor([1]), 60, (x) => x.add(x).mul(0.75));
    expect(await y.item()).toBeCloseTo(1.5 ** 60, -6);
    const g = grad((x: Tensor) => repeat(x, 60, (z) => z.add(z).mul(0.75)).sum())(tensor([1]));
    expect(await g.item()).toBeCloseTo(1.5 ** 60, -6);
  });

  test('of doublings in rows, by which a normalisation goes', async () => {
    const x = tensor(Array.from({ length: 8 }, (_, i) => [i, i + 1, i + 2, i + 3]));
    const scale = repeat(x.mean(1, { keepDim: true }), 60, (z) => z.add(z).mul(0.5));
    const rows = (await x.sub(scale).array()) as number[][];
    expect(rows).toEqual(rows.map(() => [-1.5, -0.5, 0.5, 1.5]));
    const column = repeat(x.slice([null, [0, 1]]), 60, (z) => z.sin().add(z.sin().cos().mul(z.cos())).mul(0.5));
    expect(((await x.mul(column).array()) as number[][])[0]![0]).toBe(0);
  });

  test('of movement', async () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(await repeat(x, 1001, (y) => y.t()).array()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(await repeat(x, 1000, (y) => y.flip(0).roll(1, 1)).array()).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('of slices and concatenations', async () => {
    const y = repeat(tensor([0, 1, 2, 3]), 300, (x) =>
      x
        .slice([[1]])
        .pad([[0, 1]])
        .add(1),
    );
    expect(await y.array()).toEqual([4, 3, 2, 1]);
  });

  test('is mapped and compiled', async () => {
    const f = (x: Tensor): Tensor => repeat(x, 5000, (y) => y.mul(1).add(0.5));
    expect(await vmap(f)(tensor([[1], [2]])).array()).toEqual([[2501], [2502]]);
    expect(await (await compile(f)(tensor([1]))).array()).toEqual([2501]);
  });

  test('of steps on one parameter, read at the end', async () => {
    const p = new Parameter(tensor([1]));
    for (let i = 0; i < 1000; i++) p.assign(p.detach().add(1));
    expect(await p.item()).toBe(1001);
  });
});

test('a sum over the slices of a tensor has one gradient, which one pass computes', async () => {
  const n = 400;
  const watched = counting();
  setDefaultDevice(createDevice(watched.backend));
  const cost = async (steps: number): Promise<number> => {
    const x = tensor(
      new Float32Array(2 * n).map((_, i) => Math.sin(i)),
      { shape: [n, 2], requiresGrad: true },
    );
    let h: Tensor = tensor([0, 0]);
    for (let i = 0; i < steps; i++) h = h.mul(0.9).add(x.select(0, i)).tanh();
    h.sum().backward();
    const before = performance.now();
    const g = await x.grad!.array();
    expect(g[steps - 1]![0]).not.toBe(0);
    expect(g[n - 1]![0]).toEqual(steps === n ? expect.not.closeTo(0, 9) : 0);
    return performance.now() - before;
  };
  await cost(50);
  watched.since();
  await cost(n);
  // Each step has a kernel or two of its own; adding n gradients of n rows would be n more passes over the whole.
  expect(watched.since().launches).toBeLessThan(3 * n);
});
