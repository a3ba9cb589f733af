import { describe, expect, test } from 'vitest';
import {
  avgPool2d,
  bernoulli,
  checkpoint,
  conv2d,
  customGrad,
  grad,
  jvp,
  manualSeed,
  maxPool2d,
  rand,
  randn,
  type Shape,
  stack,
  type Tensor,
  tensor,
  vjp,
  vmap,
} from './index.ts';

const numbers = async (x: Tensor): Promise<number[]> => Array.from((await x.data()) as Float64Array);
const close = (values: readonly number[], digits = 6): unknown[] => values.map((value) => expect.closeTo(value, digits));
const wave = (shape: number[], seed = 0): Tensor =>
  tensor(
    Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(1.7 * i + seed)),
    { shape },
  ) as Tensor;

/** A convolution, pooling, attention over the positions, and a normalization: everything in a row. */
function network(image: Tensor): Tensor {
  const seen = maxPool2d(conv2d(image, wave([2, 1, 3, 3], 3), null, { padding: 1 }).tanh(), 2);
  const tokens = avgPool2d(seen, 1).reshape([2, 4]).t();
  const attended = tokens.matmul(tokens.t()).softmax(1).matmul(tokens);
  const centred = attended.sub(attended.mean(1, { keepDim: true }));
  return centred.div(centred.square().mean(1, { keepDim: true }).add(0.1).sqrt()).cumsum(0);
}
const loss = (image: Tensor): Tensor =>
  network(image)
    .square()
    .mul(wave([4, 2], 1))
    .sum();

/** (f(x + h v) − f(x − h v)) / 2h */
async function finiteDifference(f: (x: Tensor) => Tensor, x: Tensor, v: Tensor, h = 1e-5): Promise<number[]> {
  const [above, below] = [await numbers(f(x.add(v.mul(h)))), await numbers(f(x.sub(v.mul(h))))];
  return above.map((value, i) => (value - below[i]!) / (2 * h));
}

describe('derivatives of a network, against finite differences', () => {
  const [x, v] = [wave([1, 1, 4, 4]), wave([1, 1, 4, 4], 2)];

  test('jvp: along a direction', async () => {
    const [y, slope] = jvp(network, [x], [v]);
    expect(await numbers(y)).toEqual(await numbers(network(x)));
    expect(await numbers(slope)).toEqual(close(await finiteDifference(network, x, v)));
  });

  test('vjp: the pull is used again, and agrees with jvp', async () => {
    const [y, pull] = vjp(network, x);
    for (const seed of [4, 5]) {
      const weights = wave([4, 2], seed);
      const [gradient] = pull(weights);
      const forward = jvp(network, [x], [v])[1].mul(weights).sum();
      expect(await gradient!.mul(v).sum().item()).toBeCloseTo((await forward.item()) as number, 10);
    }
    expect(y.shape).toEqual([4, 2]);
  });

  test('jvp of grad: the Hessian times a vector, in both orders of differentiation', async () => {
    const product = jvp((z: Tensor) => grad(loss)(z), [x], [v])[1];
    expect(await numbers(product)).toEqual(close(await finiteDifference(grad(loss), x, v), 5));
    const reverse = grad((z: Tensor) => grad(loss)(z).mul(v).sum())(x);
    expect(await numbers(reverse)).toEqual(close(await numbers(product), 9));
  });

  test('a Hessian by vmap of jvp of grad is symmetric', async () => {
    const units = tensor(
      Float64Array.from({ length: 256 }, (_, i) => Number(i % 17 === 0)),
      { shape: [16, 1, 1, 4, 4] },
    );
    const hessian = vmap((u: Tensor) => jvp((z: Tensor) => grad(loss)(z), [x], [u])[1])(units).reshape([16, 16]);
    expect(await numbers(hessian)).toEqual(close(await numbers(hessian.t()), 9));
  });

  test('a checkpoint in between, or an operation with a gradient of its own, changes nothing', async () => {
    const own = customGrad(
      (z: Tensor) => z.tanh(),
      (g, z) => [g.mul(z.tanh().square().neg().add(1))],
    );
    const expected = jvp((z: Tensor) => grad((u: Tensor) => loss(u.tanh()))(z), [x], [v])[1];
    for (const f of [
      (u: Tensor) => loss(own(u)),
      checkpoint((u: Tensor) => loss(u.tanh())),
      (u: Tensor) => checkpoint(loss)(own(u)),
    ]) {
      const product = jvp((z: Tensor) => grad(f)(z), [x], [v])[1];
      expect(await numbers(product)).toEqual(close(await numbers(expected), 9));
    }
  });
});

describe('vmap', () => {
  const images = wave([3, 1, 1, 4, 4]);

  test('of a whole network, and its gradients one per sample', async () => {
    const each = [0, 1, 2].map((i) => images.select(0, i));
    expect(await numbers(vmap(network)(images))).toEqual(close(await numbers(stack(each.map(network))), 12));
    expect(await numbers(vmap(grad(loss))(images))).toEqual(close(await numbers(stack(each.map((x) => grad(loss)(x)))), 12));
  });

  test('in vmap in vmap, over other dimensions each', async () => {
    const x = wave([2, 3, 4]);
    const outer = vmap((a: Tensor) => vmap((b: Tensor) => vmap((c: Tensor) => c.square())(b), [0])(a), [-1])(x);
    expect(outer.shape).toEqual([4, 2, 3]);
    expect(await numbers(outer)).toEqual(await numbers(x.square().permute([2, 0, 1])));
    const pairs = vmap((a: Tensor) => vmap((b: Tensor) => a.sub(b).square().sum(), [1])(x.select(0, 0)))(wave([5, 3], 1));
    expect(pairs.shape).toEqual([5, 4]);
  });

  test('random numbers are drawn once, and are the same for all examples', async () => {
    manualSeed(3);
    const noise = vmap((x: Tensor) => x.mul(0).add(rand([4]).to('float64')))(wave([3, 4]));
    const rows = (await noise.array()) as number[][];
    expect([rows[1], rows[2]]).toEqual([rows[0], rows[0]]);
    manualSeed(3);
    expect(await rand([4]).array()).toEqual(rows[0]);
    const mask = vmap((x: Tensor) => x.mul(bernoulli(0.5, [64])).mul(randn([64]).abs().add(1)))(
      tensor(new Float32Array(128).fill(1), { shape: [2, 64] }),
    );
    const [first, second] = (await mask.array()) as number[][];
    expect(first).toEqual(second);
    expect(first!.filter((value) => value === 0).length).toBeGreaterThan(15);
  });

  test('probabilities that differ from example to example meet the same draw', async () => {
    const chances = tensor([0, 0.5, 1]);
    const drawn = (await vmap((p: Tensor) => bernoulli(p.expand([200]), [200]))(chances).array()) as number[][];
    const count = (row: readonly number[]): number => row.reduce((a, b) => a + Number(b), 0);
    expect([count(drawn[0]!), count(drawn[2]!)]).toEqual([0, 200]);
    expect(count(drawn[1]!)).toBeGreaterThan(60);
    expect(count(drawn[1]!)).toBeLessThan(140);
  });

  test('of no examples is no results, of their shape', async () => {
    const none = tensor(new Float32Array(0), { shape: [0, 2, 3] }) as Tensor;
    expect(vmap((x: Tensor) => x.t().sum(0))(none).shape).toEqual([0, 2]);
    const gradients = vmap(grad((x: Tensor) => x.exp().sum()))(none);
    expect([gradients.shape, await gradients.array()]).toEqual([[0, 2, 3], []]);
  });

  test('of what does not look at its argument is that, for each', async () => {
    expect(await vmap((_: Tensor) => tensor([7, 8]))(wave([3, 2])).array()).toEqual([
      [7, 8],
      [7, 8],
      [7, 8],
    ]);
    const identity = wave([3, 2]);
    expect(await numbers(vmap((x: Tensor) => x)(identity))).toEqual(await numbers(identity));
  });

  test('indices that differ from example to example, out of range in one', async () => {
    const pick = (x: Tensor, i: Tensor<Shape, 'int32'>): Tensor => x.gather(0, i);
    const [x, fine] = [
      wave([2, 3]),
      tensor(
        [
          [0, 2],
          [1, 1],
        ],
        { dtype: 'int32' },
      ),
    ];
    expect(vmap(pick)(x, fine).shape).toEqual([2, 2]);
    const outside = tensor(
      [
        [0, 2],
        [1, 3],
      ],
      { dtype: 'int32' },
    );
    await expect((async () => vmap(pick)(x, outside).data())()).rejects.toThrow('gather');
    expect(await tensor([1]).add(1).item()).toBe(2);
  });
});
