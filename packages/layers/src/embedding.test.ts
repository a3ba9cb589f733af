import { SGD } from '@nacre/optim';
import {
  ArgumentError,
  DTypeError,
  IndexOutOfRangeError,
  manualSeed,
  ShapeMismatchError,
  type Tensor,
  tensor,
} from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { Embedding } from './index.ts';

const ids = (...values: readonly number[]) => tensor(Int32Array.from(values));

describe('Embedding', () => {
  it('starts normal, the padding as 0', async () => {
    manualSeed(3);
    const values = Array.from(await new Embedding(200, 50, { paddingIdx: 1 }).weight.data());
    expect(values.slice(50, 100)).toEqual(Array(50).fill(0));
    const drawn = [...values.slice(0, 50), ...values.slice(100)];
    const mean = drawn.reduce((a, b) => a + b) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean)).toBeLessThan(0.04);
    expect(Math.abs(variance - 1)).toBeLessThan(0.06);
  });

  it('takes indices of any integers and shape, none too', async () => {
    const layer = Embedding.fromPretrained(
      tensor([
        [1, 2],
        [3, 4],
      ]),
    );
    expect(await layer.forward(tensor([[1], [0]], { dtype: 'uint8' })).array()).toEqual([[[3, 4]], [[1, 2]]]);
    expect(await layer.forward(tensor(1, { dtype: 'int32' })).array()).toEqual([3, 4]);
    expect(layer.forward(tensor(new Int32Array(0))).shape).toEqual([0, 2]);
  });

  it('adds up the gradient of a row that is used again, the same bits each time', async () => {
    const layer = new Embedding(3, 4);
    const many = tensor(Int32Array.from({ length: 500 }, (_, i) => i % 3));
    const weights = tensor(
      Float32Array.from({ length: 2000 }, (_, i) => Math.sin(i)),
      { shape: [500, 4] },
    );
    const gradient = async (): Promise<unknown> => {
      layer.zeroGrad();
      layer.forward(many).mul(weights).sum().backward();
      return layer.weight.grad!.data();
    };
    const first = await gradient();
    expect(await gradient()).toEqual(first);
    expect((first as Float32Array)[0]).toBeCloseTo(
      Array.from({ length: 167 }, (_, k) => Math.sin(12 * k)).reduce((a, b) => a + b),
      3,
    );
  });

  it('fromPretrained is frozen unless told otherwise', () => {
    const vectors = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(Embedding.fromPretrained(vectors).weight.requiresGrad).toBe(false);
    expect(Embedding.fromPretrained(vectors, { freeze: false }).weight.requiresGrad).toBe(true);
    expect(() => Embedding.fromPretrained(tensor([1, 2]))).toThrow(ShapeMismatchError);
  });

  it('with maxNorm shortens what it looks up, and steps go on from there', async () => {
    const layer = Embedding.fromPretrained(
      tensor([
        [3, 4],
        [6, 8],
        [0.3, 0.4],
      ]),
      { freeze: false, maxNorm: 1 },
    );
    const optimizer = new SGD(layer.parameters(), { lr: 0.1 });
    const shown = layer.forward(ids(0, 2));
    shown.sum().backward();
    await optimizer.step();
    const weight = (await layer.weight.array()) as number[][];
    const expected = [
      [0.5, 0.7],
      [6, 8],
      [0.2, 0.3],
    ];
    weight.flat().forEach((value, i) => expect(value).toBeCloseTo(expected.flat()[i]!, 5));
  });

  it('names an index out of range, and goes on', async () => {
    const layer = new Embedding(5, 2);
    expect(() =>
      layer.forward(
        tensor(
          [
            [0, 1],
            [2, 5],
          ],
          { dtype: 'int32' },
        ),
      ),
    ).toThrow('Embedding: index 5 at [1, 1] is outside [0, 5)');
    expect(() => layer.forward(ids(-1))).toThrow(IndexOutOfRangeError);
    await expect(layer.forward(ids(4).add(1) as Tensor).data()).rejects.toThrow('an index given to Embedding was out of range');
    expect((await layer.forward(ids(4)).data()).length).toBe(2);
  });

  it('refuses what does not fit', () => {
    expect(() => new Embedding(5, 2).forward(tensor([1.5]))).toThrow(DTypeError);
    expect(() => new Embedding(0, 2)).toThrow('Embedding: numEmbeddings is a positive integer, got 0');
    expect(() => new Embedding(5, 2, { paddingIdx: 5 })).toThrow('Embedding: paddingIdx 5 is outside [-5, 5)');
    expect(() => new Embedding(5, 2, { maxNorm: 0 })).toThrow(ArgumentError);
  });
});
