import { describe, expect, test } from 'vitest';
import {
  ArgumentError,
  conv2d,
  DTypeError,
  GradientError,
  grad,
  jvp,
  maxPool2d,
  noGrad,
  Parameter,
  ShapeMismatchError,
  type Tensor,
  tensor,
  valueAndGrad,
  vjp,
  where,
} from './index.ts';

const round = (values: ArrayLike<number>, digits = 4): number[] =>
  Array.from(values, (x) => Math.round(x * 10 ** digits) / 10 ** digits);
const numbers = async (x: Tensor): Promise<number[]> => round((await x.data()) as Float32Array);
const doubles = (values: number[] | number[][] | number[][][][]): Tensor => tensor(values as number[], { dtype: 'float64' });

describe('grad', () => {
  test('of a function, of its gradient, and of that', async () => {
    const f = (x: Tensor): Tensor => x.pow(4).sum();
    const x = tensor([1, 2]);
    expect(await numbers(grad(f)(x))).toEqual([4, 32]);
    expect(await numbers(grad((y) => grad(f)(y).sum())(x))).toEqual([12, 48]);
    expect(await numbers(grad((z) => grad((y) => grad(f)(y).sum())(z).sum())(x))).toEqual([24, 48]);
  });

  test('by one argument or several, with the value', async () => {
    const f = (x: Tensor, y: Tensor): Tensor => x.mul(y.square()).sum();
    const [x, y] = [tensor([1, 2]), tensor([3, 4])];
    expect(await numbers(grad(f, { argument: 1 })(x, y))).toEqual([6, 16]);
    expect(await Promise.all(grad(f, { argument: [1, 0] })(x, y).map(numbers))).toEqual([
      [6, 16],
      [9, 16],
    ]);
    const [value, gradient] = valueAndGrad(f)(x, y);
    expect([await numbers(value), await numbers(gradient)]).toEqual([[41], [9, 16]]);
  });

  test('is zero by what the value does not depend on, and where it is cut', async () => {
    const x = tensor([1, 2]);
    expect(await numbers(grad((y: Tensor) => y.mul(0).sum().add(tensor(1)))(x))).toEqual([0, 0]);
    expect(await numbers(grad((_y: Tensor) => tensor(5).mul(1))(x))).toEqual([0, 0]);
    expect(await numbers(grad((y: Tensor) => y.detach().mul(y).sum())(x))).toEqual([1, 2]);
    expect(
      await numbers(
        grad((y: Tensor) =>
          noGrad(() => y.square())
            .mul(y)
            .sum(),
        )(x),
      ),
    ).toEqual([1, 4]);
  });

  test('works under noGrad, and leaves parameters inside alone', async () => {
    const w = new Parameter(tensor([2, 3]));
    const g = noGrad(() => grad((x: Tensor) => x.mul(w).sum())(tensor([1, 1])));
    expect(await numbers(g)).toEqual([2, 3]);
    expect(w.grad).toBeUndefined();
  });

  test('of a gradient that was itself used for something: a penalty on it', async () => {
    const w = new Parameter(tensor([0.5, -1]));
    const x = tensor([1, 2]);
    const slope = grad((y: Tensor) => y.mul(w).tanh().sum())(x);
    slope.square().sum().backward();
    const expected = [0.5, -1].map((v, i) => {
      const [u, h] = [i + 1, 1e-5];
      const s = (a: number): number => ((1 - Math.tanh(a * u) ** 2) * a) ** 2;
      return (s(v + h) - s(v - h)) / (2 * h);
    });
    expect(await numbers(w.grad!)).toEqual(round(expected));
  });

  test('refuses what has no gradient', () => {
    const x = tensor([1, 2]);
    expect(() => grad((y: Tensor) => y.mul(2))(x)).toThrow(GradientError);
    expect(() => grad((y: Tensor) => y.mul(2))(x)).toThrow(
      'grad: the function must return a single element, got shape [2]; reduce it with sum() or mean(), or use vjp',
    );
    expect(() => grad((y: Tensor) => y.sum(), { argument: 3 })(x)).toThrow(ArgumentError);
    expect(() => grad((y: Tensor) => y.sum())(tensor([1], { dtype: 'int32' }))).toThrow(DTypeError);
    expect(() => grad((y: Tensor) => y.sum())(3 as unknown as Tensor)).toThrow(ArgumentError);
  });

  test('where a value has a kink or a hole', async () => {
    const cases: [(x: Tensor) => Tensor, number[], number[]][] = [
      [(x) => x.relu(), [-1, 0, 2], [0, 0, 1]],
      [(x) => x.abs(), [-1, 0, 2], [-1, 0, 1]],
      [(x) => x.max(), [3, 1, 3], [0.5, 0, 0.5]],
      [(x) => x.maximum(1), [0, 1, 2], [0, 0.5, 1]],
      [(x) => x.clamp(0, 1), [-1, 0, 0.5, 1, 2], [0, 1, 1, 1, 0]],
      [(x) => x.prod(), [0, 2, 3], [6, 0, 0]],
      [(x) => x.prod(), [0, 0, 3], [0, 0, 0]],
      [(x) => x.cumprod(0), [0, 2, 3], [9, 0, 0]],
      [(x) => x.norm(), [0, 0], [0, 0]],
      [(x) => where(x.gt(1), x.log(), x), [0.5, 1, 2], [1, 1, 0.5]],
      [(x) => x.pow(2), [0, -3], [0, -6]],
      [(x) => x.pow(0), [0, 2], [0, 0]],
      [(x) => x.sort().values.mul(tensor([1, 10, 100])), [3, 1, 2], [100, 1, 10]],
    ];
    for (const [f, at, expected] of cases) expect(await numbers(grad((x: Tensor) => f(x).sum())(tensor(at)))).toEqual(expected);
  });
});

describe('backward', () => {
  test('adds to leaves, weighs elements, and goes through views', async () => {
    const x = tensor(
      [
        [1, 2],
        [3, 4],
      ],
      { requiresGrad: true },
    );
    x.t()
      .reshape([4])
      .mul(tensor([1, 2, 3, 4]))
      .backward(tensor([1, 1, 1, 0]));
    expect(await x.grad!.array()).toEqual([
      [1, 3],
      [2, 0],
    ]);
    x.sum().backward();
    expect(await x.grad!.array()).toEqual([
      [2, 4],
      [3, 1],
    ]);
    x.grad = undefined;
    expect(x.grad).toBeUndefined();
  });

  test('refuses what has no gradient, and everything goes on', async () => {
    const x = tensor([1, 2], { requiresGrad: true });
    expect(() => tensor([1]).backward()).toThrow(GradientError);
    expect(() => tensor([1]).backward()).toThrow(
      'backward: no tensor it was computed from requires a gradient; make the leaf with {requiresGrad: true}, outside noGrad',
    );
    expect(() => noGrad(() => x.sum()).backward()).toThrow(GradientError);
    expect(() => x.mul(2).backward()).toThrow(
      'backward: only a single element has a gradient by itself, got shape [2]; reduce it with sum() or mean(), or pass a gradient of its shape',
    );
    expect(() => x.mul(2).backward(tensor([1]))).toThrow("backward: the gradient's shape [1] is not [2]");
    expect(() => x.argmax().backward()).toThrow(GradientError);
    expect(() => tensor([1], { dtype: 'int32', requiresGrad: true })).toThrow(DTypeError);
    expect(() => new Parameter(tensor([true]))).toThrow(DTypeError);
    x.square().sum().backward();
    expect(await x.grad!.array()).toEqual([2, 4]);
  });

  test('twice through one graph, and after its values were read', async () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const hidden = x.exp();
    const [a, b] = [hidden.sum(), hidden.square().sum()];
    expect(await a.item()).toBeCloseTo(Math.E + Math.E ** 2, 4);
    await hidden.data();
    a.backward();
    b.backward();
    a.backward();
    expect(await numbers(x.grad!)).toEqual(
      round(
        [1, 2].map((v) => 2 * Math.exp(v) + 2 * Math.exp(2 * v)),
        3,
      ).map((v, i) => expect.closeTo(v, 2 - i)),
    );
  });

  test('of a parameter switched off does not reach it', async () => {
    const [w, v] = [new Parameter(tensor([2])), new Parameter(tensor([3]))];
    w.requiresGrad = false;
    w.mul(v).sum().backward();
    expect(w.grad).toBeUndefined();
    expect(await v.grad!.array()).toEqual([2]);
    w.requiresGrad = true;
    w.mul(v).sum().backward();
    expect(await w.grad!.array()).toEqual([3]);
  });
});

describe('vjp and jvp', () => {
  test('vjp weighs the elements of the result', async () => {
    const [y, pull] = vjp((a: Tensor, b: Tensor) => a.mul(b), tensor([1, 2]), tensor([3, 4]));
    expect(await numbers(y)).toEqual([3, 8]);
    const [ga, gb] = pull(tensor([1, 10]));
    expect([await numbers(ga!), await numbers(gb!)]).toEqual([
      [3, 40],
      [1, 20],
    ]);
    expect(() => pull(tensor([1]))).toThrow(ShapeMismatchError);
  });

  test.each<[string, (x: Tensor) => Tensor, Tensor]>([
    ['pointwise', (x) => x.sin().mul(x.exp()), doubles([0.1, -0.4, 0.8])],
    [
      'softmax',
      (x) => x.softmax(1),
      doubles([
        [0.1, 0.2, -0.3],
        [1, 0, 0.5],
      ]),
    ],
    [
      'matmul',
      (x) => x.matmul(x.t()),
      doubles([
        [1, 2],
        [3, 4],
      ]),
    ],
    [
      'conv2d and pooling',
      (x) =>
        maxPool2d(
          conv2d(
            x,
            doubles([
              [
                [
                  [1, -1],
                  [2, 0.5],
                ],
              ],
            ]),
          ),
          2,
        ),
      doubles([
        [
          [
            [1, 5, 2, 0, 3],
            [2, 2, 8, 1, 0],
            [0, 3, 1, 7, 2],
            [4, 4, 0, 1, 1],
            [9, 0, 2, 3, 5],
          ],
        ],
      ]),
    ],
    [
      'cumsum, gather, sort',
      (x) =>
        x
          .cumsum(0)
          .gather(0, tensor([2, 0], { dtype: 'int32' }))
          .add(x.sort().values.slice([[0, 2]])),
      doubles([3, 1, 2]),
    ],
    ['a part that does not depend on it', (x) => x.detach().mul(2), doubles([1, 2])],
    ['whole numbers from it', (x) => x.mul(x.argmax().to('float64')), doubles([1, 2])],
  ])('jvp of %s is the derivative along the tangent', async (_, f, x) => {
    const tangent = tensor(
      Float64Array.from({ length: x.size }, (_v, i) => Math.cos(i)),
      { shape: x.shape },
    );
    const [y, dy] = jvp(f, [x], [tangent]);
    const h = 1e-6;
    const at = async (sign: number): Promise<Float64Array> => f(x.add(tangent.mul(sign * h))).data() as Promise<Float64Array>;
    const [plus, minus] = [await at(1), await at(-1)];
    const moving = _ !== 'a part that does not depend on it';
    expect(await numbers(dy)).toEqual(round(plus.map((value, i) => (moving ? (value - minus[i]!) / (2 * h) : 0))));
    expect(await numbers(y)).toEqual(await numbers(f(x)));
  });

  test('jvp of several arguments, whole numbers among them; of a jvp; of a gradient', async () => {
    const labels = tensor([1, 0], { dtype: 'int32' });
    const f = (x: Tensor, y: Tensor): Tensor => x.mul(y.to('float32')).square();
    const [, dy] = jvp(f, [tensor([3, 4]), labels], [tensor([1, 1]), labels]);
    expect(await numbers(dy)).toEqual([6, 0]);
    const cube = (x: Tensor): Tensor => x.pow(3);
    const [, second] = jvp((x: Tensor) => jvp(cube, [x], [tensor([1, 1])])[1], [tensor([2, 3])], [tensor([1, 1])]);
    expect(await numbers(second)).toEqual([12, 18]);
    const [, hessianVector] = jvp(
      (x: Tensor) => grad((z: Tensor) => z.pow(3).sum().mul(z.sum()))(x),
      [tensor([1, 2])],
      [tensor([1, 0])],
    );
    // f = (a³ + b³)(a + b): ∂²f/∂a² = 6a(a + b) + 6a², ∂²f/∂a∂b = 3a² + 3b²
    expect(await numbers(hessianVector)).toEqual([6 * 3 + 6, 3 + 12]);
  });

  test('refuse what does not fit', () => {
    const x = tensor([1, 2]);
    expect(() => jvp((y: Tensor) => y, [x], [])).toThrow(ArgumentError);
    expect(() => jvp((y: Tensor) => y, [x], [tensor([1])])).toThrow('jvp: tangent 0 must have shape [2], got [1]');
  });
});
