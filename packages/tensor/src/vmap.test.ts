import { describe, expect, test } from 'vitest';
import {
  ArgumentError,
  avgPool2d,
  checkpoint,
  conv2d,
  convTranspose2d,
  customGrad,
  einsum,
  grad,
  jvp,
  maxPool2d,
  Parameter,
  type Shape,
  ShapeMismatchError,
  stack,
  type Tensor,
  tensor,
  unfold,
  vmap,
  where,
} from './index.ts';

const numbers = async (x: Tensor): Promise<number[]> =>
  Array.from((await x.data()) as Float64Array, (value) => Math.round(value * 1e6) / 1e6);
const wave = (shape: number[], seed = 0): Tensor => {
  const count = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float64Array.from({ length: count }, (_, i) => Math.sin(1.7 * i + seed) + 0.01 * i),
    { shape },
  ) as Tensor;
};
const int = (values: number[], shape: number[] = [values.length]): Tensor<Shape, 'int32'> =>
  tensor(Int32Array.from(values), { shape });

/** vmap of f is the stack of f over the examples. */
async function expectLikeLoop(f: (...xs: Tensor[]) => Tensor, ...batches: Tensor[]): Promise<void> {
  const n = batches[0]!.shape[0]!;
  const each = Array.from({ length: n }, (_, i) => f(...batches.map((x) => x.select(0, i))));
  expect(await numbers(vmap(f)(...batches))).toEqual(await numbers(stack(each)));
}

describe('vmap', () => {
  const cases: Record<string, [(...xs: Tensor[]) => Tensor, ...Tensor[]]> = {
    pointwise: [(x, y) => x.mul(y).sin().add(x), wave([4, 3]), wave([4, 3], 1)],
    'broadcasting inside': [(x, y) => x.reshape([3, 1]).mul(y), wave([4, 3]), wave([4, 2], 1)],
    scalars: [(x, y) => x.mul(y).add(2), wave([4]), wave([4], 1)],
    reductions: [
      (x) =>
        x
          .sum(1)
          .add(x.max())
          .add(x.mean([0, 1])),
      wave([3, 2, 4]),
    ],
    'arg reductions': [(x) => x.argmax(0).to('float64').add(x.argmin(1).sum().to('float64')), wave([3, 4, 4])],
    softmax: [(x) => x.softmax(0).mul(x.logSoftmax(1)), wave([3, 2, 4])],
    movement: [
      (x) =>
        x
          .t()
          .flip(0)
          .reshape([2, 4])
          .pad([
            [1, 0],
            [0, 2],
          ])
          .slice([
            [0, 2],
            [1, 6, 2],
          ]),
      wave([3, 4, 2]),
    ],
    'expand, tile, roll': [(x) => x.unsqueeze(0).expand([2, 3]).tile([1, 2]).roll(1, 1), wave([3, 3])],
    'concat and stack': [(x, y) => stack([x, y.mul(2), x.add(y)], 1).reshape([6]), wave([3, 2]), wave([3, 2], 1)],
    matmul: [(x, y) => x.matmul(y).add(y.t().matmul(x.t()).t()), wave([3, 2, 4]), wave([3, 4, 2], 1)],
    dot: [(x, y) => (x as Tensor<[number]>).dot(y as Tensor<[number]>), wave([3, 4]), wave([3, 4], 2)],
    einsum: [(x, y) => einsum('ij,kj->ki', x, y) as Tensor, wave([2, 3, 4]), wave([2, 2, 4], 2)],
    'conv2d with its own kernel': [
      (x, w) => conv2d(x, w, null, { padding: 1, stride: 2 }),
      wave([3, 2, 2, 5, 4]),
      wave([3, 4, 2, 3, 3], 1),
    ],
    'grouped and dilated conv2d': [
      (x, w) => conv2d(x, w, null, { groups: 2, dilation: 2 }),
      wave([2, 1, 4, 5, 5]),
      wave([2, 2, 2, 2, 2], 1),
    ],
    'transposed convolution': [
      (x, w) => convTranspose2d(x, w, null, { stride: 2 }),
      wave([2, 1, 2, 3, 3]),
      wave([2, 2, 1, 2, 2], 1),
    ],
    pooling: [(x) => maxPool2d(x, 2).add(avgPool2d(x, 2)), wave([3, 2, 4, 4])],
    unfold: [(x) => unfold(x.unsqueeze(0), 2), wave([2, 1, 3, 3])],
    'gather and scatter': [
      (x) => x.gather(0, int([2, 0, 1, 1], [2, 2])).add(x.scatterAdd(0, int([0, 0], [1, 2]), x.slice([[0, 1]])).slice([[0, 2]])),
      wave([3, 3, 2]),
    ],
    'gather at mapped places': [
      (x, i) => x.gather(0, i.to('int32') as Tensor<Shape, 'int32'>),
      wave([3, 4]),
      int([0, 3, 1, 1, 2, 2], [3, 2]) as unknown as Tensor,
    ],
    'sort and topk': [(x) => x.sort(0).values.add(x.topk(3, 0).values.sum()), wave([3, 4])],
    'cumsum and cumprod': [(x) => x.cumsum(0).mul(x.cumprod(1)), wave([3, 2, 3])],
    'where and comparisons': [(x, y) => where(x.lt(y), x, y.mul(2)), wave([3, 4]), wave([3, 4], 3)],
    'convert and clamp': [(x) => x.mul(3).round().to('int32').to('float64').clamp(-1, 2), wave([3, 4])],
    'variance and norm': [(x) => x.variance(0).add(x.norm()), wave([3, 4, 2])],
  };
  test.each(Object.entries(cases))('of %s', async (_, [f, ...batches]) => expectLikeLoop(f, ...batches));

  test('of gradients: one per example, as in a loop', async () => {
    const w = wave([4, 2], 5);
    const loss = (x: Tensor, y: Tensor): Tensor => x.unsqueeze(0).matmul(w).squeeze(0).tanh().sub(y).square().sum();
    await expectLikeLoop((x, y) => grad(loss)(x, y), wave([5, 4]), wave([5, 2], 1));
    const perSample = vmap((x: Tensor, y: Tensor) =>
      grad((v: Tensor) => x.unsqueeze(0).matmul(v).squeeze(0).tanh().sub(y).square().sum())(w),
    );
    const [xs, ys] = [wave([5, 4]), wave([5, 2], 1)];
    const all = grad((v: Tensor) => xs.matmul(v).tanh().sub(ys).square().sum())(w);
    const singles = perSample(xs, ys);
    expect(singles.shape).toEqual([5, 4, 2]);
    expect(await numbers(singles.sum(0))).toEqual(await numbers(all));
  });

  test.each<[string, (x: Tensor) => Tensor, Tensor]>([
    ['a convolution', (x) => conv2d(x, wave([2, 1, 2, 2], 3), null, { padding: 1, stride: 2 }), wave([3, 1, 1, 4, 4])],
    ['max pooling', (x) => maxPool2d(x, 3, { stride: 1, padding: 1 }), wave([3, 1, 1, 4, 4])],
    ['gather', (x) => x.gather(0, int([2, 0, 2])), wave([3, 4])],
    ['cumulated products', (x) => x.cumprod(0), wave([3, 4])],
    ['sorting', (x) => x.sort(0).values.mul(wave([4])), wave([3, 4], 2)],
    ['a product', (x) => x.prod(1), wave([2, 3, 3])],
    ['a maximum', (x) => x.max(0), wave([2, 3, 3])],
  ])('of the gradient and the second derivative of %s', async (_, f, batch) => {
    const total = (x: Tensor): Tensor => f(x).square().sum();
    await expectLikeLoop(grad(total), batch);
    await expectLikeLoop(
      grad((x: Tensor) => grad(total)(x).square().sum()),
      batch,
    );
  });

  test('inside vmap, in a gradient, and with jvp: a Hessian', async () => {
    const [x, y] = [wave([3, 2]), wave([4, 2], 1)];
    const table = vmap((a: Tensor) => vmap((b: Tensor) => a.mul(b).sum())(y))(x);
    expect(await numbers(table)).toEqual(await numbers(x.matmul(y.t())));
    const through = grad((z: Tensor) => vmap((a: Tensor) => a.square().sum())(z).sum())(x);
    expect(await numbers(through)).toEqual(await numbers(x.mul(2)));
    const f = (z: Tensor): Tensor => z.pow(3).sum().mul(z.sum());
    const unit = tensor(
      [
        [1, 0],
        [0, 1],
      ],
      { dtype: 'float64' },
    );
    const hessian = vmap((v: Tensor) => jvp((z: Tensor) => grad(f)(z), [tensor([1, 2], { dtype: 'float64' })], [v])[1])(unit);
    expect(await numbers(hessian)).toEqual([24, 15, 15, 60]);
  });

  test('maps the dimensions it is told, and keeps what is the same for all', async () => {
    const [x, w] = [wave([3, 5]), wave([3])];
    const f = (a: Tensor, b: Tensor): Tensor => a.mul(b).sum();
    expect(await numbers(vmap(f, [1, null])(x, w))).toEqual(await numbers(x.t().matmul(w)));
    expect(await numbers(vmap(f, [-1, null])(x, w))).toEqual(await numbers(x.t().matmul(w)));
    const several = vmap((a: Tensor) => [a.sum(), w, a.mul(2)] as const)(wave([4, 2]));
    expect(several.map((y) => y.shape)).toEqual([[4], [4, 3], [4, 2]]);
    expect(await numbers(several[1]!.select(0, 3))).toEqual(await numbers(w));
  });

  test('of functions with gradients of their own, and of checkpoints', async () => {
    const clipped = customGrad(
      (x: Tensor) => x.square(),
      (g, x) => [g.mul(x.sign())],
    );
    await expectLikeLoop((x) => grad((y: Tensor) => clipped(y).sum())(x), wave([3, 4]));
    const batch = wave([3, 4]);
    const outside = grad((z: Tensor) => vmap((x: Tensor) => clipped(x).mul(2))(z).sum())(batch);
    expect(await numbers(outside)).toEqual(await numbers(batch.sign().mul(2)));
    const w = wave([4], 2);
    const block = checkpoint((x: Tensor) => x.mul(w).sin().exp());
    await expectLikeLoop((x) => grad((y: Tensor) => block(y).sum())(x), batch);
    const after = grad((z: Tensor) => vmap((x: Tensor) => block(x))(z).sum())(batch);
    expect(await numbers(after)).toEqual(await numbers(grad((z: Tensor) => z.mul(w).sin().exp().sum())(batch)));
    await expectLikeLoop((x, y) => checkpoint((z: Tensor) => z.mul(y).sin())(x).mul(x), batch, wave([3, 4], 4));
    const captured = (v: Tensor): Tensor =>
      vmap((x: Tensor, y: Tensor) => checkpoint((z: Tensor) => z.mul(y).sin())(x))(v, v.mul(2)).sum();
    expect(await numbers(grad(captured)(batch))).toEqual(await numbers(grad((v: Tensor) => v.mul(v.mul(2)).sin().sum())(batch)));
  });

  test('of parameters: their gradients are those of the whole batch', async () => {
    const w = new Parameter(wave([4, 2]));
    const xs = wave([5, 4]);
    vmap((x: Tensor) => x.unsqueeze(0).matmul(w).sum())(xs)
      .sum()
      .backward();
    expect(await numbers(w.grad!)).toEqual(await numbers(xs.sum(0).unsqueeze(1).expand([4, 2])));
  });

  test('refuses what has no examples, or not the same number', () => {
    const f = (x: Tensor, y: Tensor): Tensor => x.add(y);
    expect(() => vmap(f)(wave([3, 2]), wave([4, 2]))).toThrow(ShapeMismatchError);
    expect(() => vmap(f)(wave([3, 2]), wave([4, 2]))).toThrow(
      'vmap: the mapped arguments must agree in their number of examples, got 3, 4',
    );
    expect(() => vmap(f, [null, null])(wave([3]), wave([3]))).toThrow('got none');
    expect(() => vmap(f)(tensor(1), tensor(2))).toThrow(ArgumentError);
    expect(() => vmap(f, [2, 0])(wave([3, 2]), wave([3, 2]))).toThrow('vmap: there is no dimension 2 in [3, 2]');
  });
});
