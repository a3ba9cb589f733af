import { describe, expect, test } from 'vitest';
import {
  avgPool1d,
  concat,
  conv1d,
  convTranspose1d,
  einsum,
  grad,
  interpolate,
  maxPool1d,
  type Shape,
  stack,
  type Tensor,
  tensor,
  unfold,
  where,
} from '../index.ts';

const int = (values: number[]): Tensor<Shape, 'int32'> => tensor(Int32Array.from(values), { shape: [values.length] });
const all = (value: boolean, shape: number[]): Tensor<Shape, 'bool'> =>
  tensor(new Uint8Array(shape.reduce((a, b) => a * b, 1)).fill(Number(value)), { shape, dtype: 'bool' });

/*
 * Whatever an operation makes of its arguments (nothing, a constant, no elements), its result depends on its input for
 * `backward`: a gradient of zeros is still a gradient.
 */
describe('the result still depends on its input', () => {
  const at = [-2, 0, 3];
  const cases: Record<string, [f: (x: Tensor) => Tensor, gradient: number[]]> = {
    'pow(0)': [(x) => x.pow(0), [0, 0, 0]],
    'pow(1)': [(x) => x.pow(1), [1, 1, 1]],
    'pow of a tensor of zeros': [(x) => x.pow(tensor([0, 0, 0])), [0, 0, 0]],
    '0 as a base': [(x) => tensor([0, 0, 0]).pow(x.square().add(1)), [0, 0, 0]],
    '1 as a base': [(x) => tensor([1, 1, 1]).pow(x), [0, 0, 0]],
    'mul(0)': [(x) => x.mul(0), [0, 0, 0]],
    'mul(1)': [(x) => x.mul(1), [1, 1, 1]],
    'mul(-1)': [(x) => x.mul(-1), [-1, -1, -1]],
    'a product with zeros': [(x) => x.mul(tensor([0, 0, 0])), [0, 0, 0]],
    'add(0)': [(x) => x.add(0), [1, 1, 1]],
    'sub(0)': [(x) => x.sub(0), [1, 1, 1]],
    'minus itself': [(x) => x.sub(x), [0, 0, 0]],
    'zero minus it': [(x) => tensor([0, 0, 0]).sub(x), [-1, -1, -1]],
    'div(1)': [(x) => x.div(1), [1, 1, 1]],
    'divided by itself': [(x) => x.add(5).div(x.add(5)), [0, 0, 0]],
    'twice negated': [(x) => x.neg().neg(), [1, 1, 1]],
    'mod(1)': [(x) => x.mod(1), [1, 1, 1]],
    'clamp to one number': [(x) => x.clamp(1, 1), [0, 0, 0]],
    'clamp with limits the wrong way round': [(x) => x.clamp(2, -1), [0, 0, 0]],
    'clamp to everything': [(x) => x.clamp(-Infinity, Infinity), [1, 1, 1]],
    'maximum(-Infinity)': [(x) => x.maximum(-Infinity), [1, 1, 1]],
    'minimum(-Infinity)': [(x) => x.minimum(-Infinity), [0, 0, 0]],
    steps: [(x) => x.floor().add(x.ceil()).add(x.round()).add(x.trunc()).add(x.sign()), [0, 0, 0]],
    'leakyRelu(1)': [(x) => x.leakyRelu(1), [1, 1, 1]],
    'leakyRelu(0)': [(x) => x.leakyRelu(0), [0, 0, 1]],
    'where of one side only': [(x) => where(all(true, [3]), 1, x), [0, 0, 0]],
    'maskedFill of everything': [(x) => x.maskedFill(all(true, [3]), 7), [0, 0, 0]],
    'maskedFill of nothing': [(x) => x.maskedFill(all(false, [3]), 7), [1, 1, 1]],
    'to its own dtype': [(x) => x.to('float32'), [1, 1, 1]],
    'to float16 and back': [(x) => x.to('float16').to('float32'), [1, 1, 1]],
    'its own shape again': [(x) => x.reshape([3]).expand([3]).permute([0]).squeeze().flatten(), [1, 1, 1]],
    'slices of everything': [(x) => x.slice([[0, 3]]).narrow(0, 0, 3), [1, 1, 1]],
    'a slice of nothing': [(x) => x.slice([[1, 1]]), [0, 0, 0]],
    'pad of nothing': [(x) => x.pad([[0, 0]]), [1, 1, 1]],
    'a pad that takes everything away': [(x) => x.pad([[0, -3]]), [0, 0, 0]],
    'roll of nothing, flip of nothing': [(x) => x.roll(0, 0).roll(3, 0).flip([]), [1, 1, 1]],
    'tile once': [(x) => x.tile([1]), [1, 1, 1]],
    'concat and stack of one': [(x) => stack([concat([x], 0)], 0), [1, 1, 1]],
    'concat with nothing': [(x) => concat([x, tensor(new Float32Array(0), { shape: [0] })], 0), [1, 1, 1]],
    'softmax over one': [(x) => x.reshape([3, 1]).softmax(1), [0, 0, 0]],
    'logSoftmax over one': [(x) => x.reshape([3, 1]).logSoftmax(1), [0, 0, 0]],
    'variance of one, uncorrected': [(x) => x.reshape([3, 1]).variance(1, { correction: 0 }), [0, 0, 0]],
    'reductions over one': [
      (x) => {
        const column = x.reshape([3, 1]);
        return stack([column.sum(1), column.prod(1), column.max(1), column.mean(1)], 0);
      },
      [4, 4, 4],
    ],
    'reductions over no dimensions': [(x) => x.sum([]).add(x.mean([])), [2, 2, 2]],
    'scans over one': [
      (x) =>
        x
          .reshape([3, 1])
          .cumsum(1)
          .add(x.reshape([3, 1]).cumprod(1)),
      [2, 2, 2],
    ],
    'sums of no elements': [(x) => x.slice([[0, 0]]).sum(), [0, 0, 0]],
    'products of no elements': [(x) => x.slice([[0, 0]]).prod(), [0, 0, 0]],
    'triangles that are all zero': [
      (x) =>
        x
          .reshape([1, 3])
          .triu(5)
          .add(x.reshape([1, 3]).tril(-2)),
      [0, 0, 0],
    ],
    'triangles that are everything': [(x) => x.reshape([1, 3]).triu(-1), [1, 1, 1]],
    'a diagonal of nothing': [(x) => x.reshape([1, 3]).diagonal(5), [0, 0, 0]],
    'no indices': [(x) => x.indexSelect(0, int([])).add(x.gather(0, int([]))), [0, 0, 0]],
    'sort and topk of everything': [(x) => x.sort(0).values.add(x.topk(3, 0).values), [2, 2, 2]],
    'topk of nothing': [(x) => x.topk(0, 0).values, [0, 0, 0]],
    'overwritten everywhere': [(x) => x.scatter(0, int([0, 1, 2]), tensor([1, 1, 1])), [0, 0, 0]],
    'overwritten nowhere': [(x) => x.scatter(0, int([]), tensor(new Float32Array(0), { shape: [0] })), [1, 1, 1]],
    'a matmul over nothing': [
      (x) =>
        x
          .slice([[0, 0]])
          .reshape([1, 0])
          .matmul(tensor(new Float32Array(0), { shape: [0, 2] })),
      [0, 0, 0],
    ],
    'a matmul with zeros': [(x) => x.reshape([1, 3]).matmul(tensor([[0], [0], [0]])), [0, 0, 0]],
    'einsum that does nothing': [(x) => einsum('i->i', x) as Tensor, [1, 1, 1]],
    'convolution with zeros': [(x) => conv1d(x.reshape([1, 1, 3]), tensor([[[0]]])), [0, 0, 0]],
    'transposed convolution with one': [(x) => convTranspose1d(x.reshape([1, 1, 3]), tensor([[[1]]])), [1, 1, 1]],
    'pooling by one': [(x) => avgPool1d(x.reshape([1, 1, 3]), 1).add(maxPool1d(x.reshape([1, 1, 3]), 1)), [2, 2, 2]],
    'interpolation to the same size': [(x) => interpolate(x.reshape([1, 1, 3, 1]), { scale: 1 }), [1, 1, 1]],
    'unfold by one': [(x) => unfold(x.reshape([1, 1, 3, 1]), 1), [1, 1, 1]],
  };

  test.each(Object.entries(cases))('%s', async (_, [f, expected]) => {
    const x = tensor(at, { requiresGrad: true });
    const y = f(x);
    expect(y.requiresGrad).toBe(true);
    y.sum().backward();
    expect(x.grad!.dtype).toBe('float32');
    expect(Array.from(await x.grad!.data(), (v) => v + 0)).toEqual(expected);
  });

  test('pow(0) is 1 everywhere, NaN included, with derivatives 0', async () => {
    const x = tensor([NaN, -Infinity, 0], { requiresGrad: true });
    expect(await x.pow(0).array()).toEqual([1, 1, 1]);
    x.pow(0).sum().backward();
    expect(await x.grad!.array()).toEqual([0, 0, 0]);
    const slope = (y: Tensor): Tensor => grad((z: Tensor) => z.pow(0).sum())(y).sum();
    expect(await grad(slope)(tensor([2, 0])).array()).toEqual([0, 0]);
  });
});
