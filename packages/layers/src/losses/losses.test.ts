import {
  ArgumentError,
  DTypeError,
  IndexOutOfRangeError,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  tensor,
  zeros,
} from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import reference from '../fixtures/reference.json' with { type: 'json' };
import { fingerprint, tolerance, wave } from '../fixtures/waves.ts';
import * as losses from './index.ts';

type Made =
  | { readonly make: 'wave' | 'positive' | 'probabilities'; readonly shape: Shape; readonly phase: number }
  | { readonly classes: number[] | number };
interface Case {
  readonly loss: string;
  readonly inputs: readonly Made[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
  readonly output: number;
  readonly grads: readonly (number | null)[];
}

const functions = losses as unknown as Readonly<Record<string, (...args: readonly unknown[]) => Tensor>>;

async function made(value: Made): Promise<Tensor> {
  if ('classes' in value) return tensor(value.classes, { dtype: 'int32' });
  const plain = wave(value.shape, value.phase);
  const result = value.make === 'wave' ? plain : value.make === 'positive' ? plain.abs().div(2).add(0.1) : plain.softmax(-1);
  return tensor((await result.data()) as Float32Array, { shape: value.shape, requiresGrad: true });
}

const isMade = (value: unknown): value is Made =>
  typeof value === 'object' && value !== null && ('make' in value || 'classes' in value);

describe('losses give the values and gradients of PyTorch', () => {
  it.each((reference.losses as unknown as readonly Case[]).map((c) => [`${c.loss} ${JSON.stringify(c.options)}`, c] as const))(
    '%s',
    async (_, c) => {
      const inputs = await Promise.all(c.inputs.map(made));
      const options = await Promise.all(
        Object.entries(c.options).map(async ([name, value]) => [name, isMade(value) ? await made(value) : value] as const),
      );
      const y = functions[c.loss]!(...inputs, Object.fromEntries(options));
      expect(y.shape).toEqual(c.shape);
      y.mul(wave(c.shape, 9)).sum().backward();
      expect(Math.abs((await fingerprint(y)) - c.output)).toBeLessThanOrEqual(tolerance(c.output));
      for (const [i, expected] of c.grads.entries()) {
        if (expected === null) continue;
        expect(Math.abs((await fingerprint(inputs[i]!.grad!)) - expected), `gradient ${i}`).toBeLessThanOrEqual(
          tolerance(expected),
        );
      }
    },
  );
});

describe('crossEntropy', () => {
  const logits = tensor([
    [1, 2, 3],
    [0, 0, 9],
  ]);

  it('names itself for a label that the host knows to be outside the classes', () => {
    const bad = tensor([0, 3], { dtype: 'int32' });
    expect(() => losses.crossEntropy(logits, bad)).toThrow(IndexOutOfRangeError);
    expect(() => losses.crossEntropy(logits, bad)).toThrow('crossEntropy: class 3 at place 1 is outside [0, 3)');
    expect(() => losses.nllLoss(logits, tensor([-1, 0], { dtype: 'int32' }))).toThrow(
      'nllLoss: class -1 at place 0 is outside [0, 3)',
    );
  });

  it('names itself with the next read for a label computed on the device', async () => {
    const bad = tensor([0, 2], { dtype: 'int32' }).add(1);
    await expect(losses.crossEntropy(logits, bad).item()).rejects.toThrow(IndexOutOfRangeError);
    await expect(losses.crossEntropy(logits, bad).item()).rejects.toThrow('crossEntropy');
    expect(await losses.crossEntropy(logits, tensor([2, 2], { dtype: 'int32' })).item()).toBeGreaterThan(0);
  });

  it('takes any integers as classes', async () => {
    const [small, wide] = [tensor(Uint8Array.of(0, 2)), tensor(Int32Array.of(0, 2))];
    expect(await losses.crossEntropy(logits, small).item()).toBe(await losses.crossEntropy(logits, wide).item());
  });

  it('loses nothing with large logits', async () => {
    const large = tensor([[1000, 999]]);
    expect(await losses.crossEntropy(large, tensor([0], { dtype: 'int32' })).item()).toBeCloseTo(Math.log1p(Math.exp(-1)), 6);
  });

  it('is 0 / 0 when every example is ignored, as in PyTorch', async () => {
    expect(await losses.crossEntropy(logits, tensor([-100, -100], { dtype: 'int32' })).item()).toBeNaN();
    expect(await losses.crossEntropy(logits, tensor([-100, -100], { dtype: 'int32' }), { reduction: 'sum' }).item()).toBe(0);
  });

  it.each<[() => unknown, typeof ArgumentError, string]>([
    [
      () => losses.crossEntropy(logits as Tensor, tensor([0, 2])),
      DTypeError,
      "crossEntropy: classes are int32, got float32; convert with .to('int32')",
    ],
    [
      () => losses.crossEntropy(logits as Tensor, zeros([3], { dtype: 'int32' })),
      ShapeMismatchError,
      'crossEntropy: expected classes [2] for scores [2, 3], got [3]',
    ],
    [
      () => losses.crossEntropy(logits as Tensor, zeros([3, 3])),
      ShapeMismatchError,
      'crossEntropy: probabilities have the shape of the logits [2, 3], got [3, 3]',
    ],
    [
      () => losses.crossEntropy(tensor(1) as Tensor, tensor(1)),
      ShapeMismatchError,
      'expected scores [C], [N, C] or [N, C, …], got []',
    ],
    [
      () => losses.crossEntropy(logits, zeros([2], { dtype: 'int32' }), { weight: zeros([2]) }),
      ShapeMismatchError,
      'crossEntropy: expected a weight [3], got [2]',
    ],
    [
      () => losses.crossEntropy(logits, zeros([2], { dtype: 'int32' }), { labelSmoothing: 1.5 }),
      ArgumentError,
      'labelSmoothing is between 0 and 1, got 1.5',
    ],
    [
      () => losses.crossEntropy(logits, zeros([2, 3]), { ignoreIndex: 1 }),
      ArgumentError,
      'no class to ignore among probabilities',
    ],
    [
      () => losses.crossEntropy(logits, zeros([2], { dtype: 'int32' }), { reduction: 'average' as 'mean' }),
      ArgumentError,
      "reduction is 'mean', 'sum' or 'none', got average",
    ],
  ])('says what does not fit (%#)', (call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});

describe('other losses', () => {
  it.each(['mse', 'l1', 'smoothL1', 'huber', 'bce', 'bceWithLogits', 'klDiv', 'hinge', 'hingeEmbedding', 'cosineSimilarity'])(
    '%s does not broadcast',
    (name) => {
      const call = (): Tensor => functions[name]!(zeros([4, 1]), zeros([4]));
      expect(call).toThrow(ShapeMismatchError);
      expect(call).toThrow(`${name}: shapes differ: [4, 1] and [4]; reshape or expand one of them`);
    },
  );

  it('bce is finite with a finite gradient at 0 and 1', async () => {
    const p = tensor([0, 1, 0], { requiresGrad: true });
    const loss = losses.bce(p, tensor([1, 0, 0]), { reduction: 'sum' });
    loss.backward();
    expect(await loss.item()).toBe(200);
    expect(await p.grad!.array()).toEqual([-999999995904, 999999995904, 0]);
  });

  it('bceWithLogits stays finite for large logits', async () => {
    const x = tensor([800, -800], { requiresGrad: true });
    const loss = losses.bceWithLogits(x, tensor([0, 1]), { reduction: 'sum' });
    loss.backward();
    expect(await loss.item()).toBe(1600);
    expect(await x.grad!.array()).toEqual([1, -1]);
  });

  it('klDiv is 0 where the target is', async () => {
    const loss = losses.klDiv(tensor([-1, -2]), tensor([0, 1]), { reduction: 'none' });
    expect(await loss.array()).toEqual([0, 2]);
  });

  it('losses of vectors take a target, and vectors, for each', () => {
    const rows: Tensor = zeros([4, 2]);
    expect(() => losses.cosineEmbedding(rows, rows, zeros([3]))).toThrow(
      'cosineEmbedding: shapes differ: [4] and [3]; reshape or expand one of them',
    );
    expect(() => losses.cosineEmbedding(tensor(1) as Tensor, tensor(1) as Tensor, tensor(1))).toThrow(
      'cosineEmbedding: expected vectors [N, D] or [D], got []',
    );
    expect(() => losses.tripletMargin(rows, rows, zeros([4, 3]))).toThrow('tripletMargin: shapes differ: [4, 2] and [4, 3]');
    expect(() => losses.tripletMargin(rows, rows, rows, { p: 0 })).toThrow('tripletMargin: p is positive, got 0');
  });

  it('vectors of zeros are similar to nothing, with a gradient', async () => {
    const x = tensor([[0, 0]], { requiresGrad: true });
    const similarity = losses.cosineSimilarity(x, tensor([[3, 4]]));
    similarity.sum().backward();
    expect(await similarity.array()).toEqual([0]);
    expect((await x.grad!.data()).every(Number.isFinite)).toBe(true);
  });

  it('of the classroom: a wrong class costs what was spent on it, or the squared distance to it', async () => {
    const k = tensor([
      [0.5, 0.25, 0.25],
      [0, 0, 1],
    ]);
    const classes = tensor([0, 2], { dtype: 'int32' });
    expect(await losses.missProbability(k, classes, { reduction: 'none' }).array()).toEqual([0.5, 0]);
    expect(await losses.expectedSquaredClassError(k, classes, { reduction: 'none' }).array()).toEqual([1.25, 0]);
    const options = { weight: tensor([3, 1, 1]), ignoreIndex: 2 };
    expect(await losses.missProbability(k, classes, options).item()).toBe(0.5);
    expect(() => losses.missProbability(k, tensor([0, 3], { dtype: 'int32' }))).toThrow(
      'missProbability: class 3 at place 1 is outside [0, 3)',
    );
    expect(() => losses.expectedSquaredClassError(k as Tensor, zeros([3], { dtype: 'int32' }))).toThrow(
      'expectedSquaredClassError: expected classes [2] for scores [2, 3], got [3]',
    );
  });
});
