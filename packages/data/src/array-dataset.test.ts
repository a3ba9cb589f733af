import { ArgumentError, IndexOutOfRangeError, ShapeMismatchError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrayDataset } from './array-dataset.ts';
import { collate } from './collate.ts';
import { column, type ValueArray } from './columns.ts';

const xor = (): ArrayDataset<{
  inputs: ReturnType<typeof column<Float32Array, [2]>>;
  targets: ReturnType<typeof column<Int32Array>>;
}> =>
  new ArrayDataset({
    inputs: column(new Float32Array([0, 0, 0, 1, 1, 0, 1, 1]), [2]),
    targets: column(new Int32Array([0, 1, 1, 0])),
  });

describe('ArrayDataset', () => {
  it('gives samples with the shape of a row', async () => {
    const { inputs, targets } = xor().get(2);
    expect([inputs.shape, inputs.dtype, targets.shape, targets.dtype]).toEqual([[2], 'float32', [], 'int32']);
    expect([...(await inputs.data()), ...(await targets.data())]).toEqual([1, 0, 1]);
  });

  it('gives batches with the samples along the first dimension', async () => {
    const { inputs, targets } = xor().getBatch([3, 0, 3]);
    expect([inputs.shape, targets.shape]).toEqual([[3, 2], [3]]);
    expect([...(await inputs.data())]).toEqual([1, 1, 0, 0, 1, 1]);
    expect([...(await targets.data())]).toEqual([0, 0, 0]);
  });

  it('gives the batch that collating its samples gives', async () => {
    const indices = fc.array(fc.nat(3), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(indices, async (chosen) => {
        const dataset = xor();
        const batch = dataset.getBatch(chosen);
        const collated = await collate(chosen.map((i) => dataset.get(i)));
        for (const name of ['inputs', 'targets'] as const) {
          expect(batch[name].shape).toEqual(collated[name].shape);
          expect(batch[name].dtype).toBe(collated[name].dtype);
          expect(await batch[name].data()).toEqual(await collated[name].data());
        }
      }),
    );
  });

  it('gives batches of their own: writing into one changes nothing else', async () => {
    const source = new Float32Array([1, 2]);
    const dataset = new ArrayDataset({ x: column(source) });
    (await dataset.getBatch([0]).x.data()).fill(9);
    expect([...source]).toEqual([1, 2]);
  });

  it.each([
    [new Float32Array(1), 'float32'],
    [new Float64Array(1), 'float64'],
    [new Int32Array(1), 'int32'],
    [new Uint32Array(1), 'uint32'],
    [new Uint8Array(1), 'uint8'],
    [new Int8Array(1), 'int8'],
  ])('takes the dtype of its array: %o', (array: ValueArray, dtype) => {
    expect(new ArrayDataset({ x: column(array) }).get(0).x.dtype).toBe(dtype);
  });

  it.each([-1, 4, 0.5, NaN])('refuses the index %s', (index) => {
    expect(() => xor().get(index)).toThrow(IndexOutOfRangeError);
    expect(() => xor().getBatch([0, index])).toThrow('expected an integer from 0 to 3');
  });

  it('refuses columns of different lengths and no columns', () => {
    const a = column(new Float32Array(3));
    expect(() => new ArrayDataset({ a, b: column(new Float32Array(4), [2]) })).toThrow(
      'columns have different lengths: a: 3, b: 2',
    );
    expect(() => new ArrayDataset({})).toThrow(ArgumentError);
  });

  it.each([[[2]], [[-1]], [[0]], [[1.5]], [[NaN]]])('refuses seven values as rows of %j', (shape) => {
    expect(() => column(new Float32Array(7), shape)).toThrow(ShapeMismatchError);
  });

  it('refuses arrays that no tensor holds', () => {
    // @ts-expect-error a BigInt64Array is no column
    expect(() => column(new BigInt64Array(1))).toThrow(ArgumentError);
    // @ts-expect-error nor is a list of numbers
    expect(() => column([1, 2])).toThrow(ArgumentError);
  });
});
