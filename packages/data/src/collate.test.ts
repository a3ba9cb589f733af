import { ArgumentError, ShapeMismatchError, tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { collate } from './collate.ts';

describe('collate', () => {
  it('makes numbers float32 and booleans bool', async () => {
    const numbers = await collate([1, 2.5]);
    expect([numbers.shape, numbers.dtype, [...(await numbers.data())]]).toEqual([[2], 'float32', [1, 2.5]]);
    const booleans = await collate([true, false, true]);
    expect([booleans.shape, booleans.dtype, [...(await booleans.data())]]).toEqual([[3], 'bool', [1, 0, 1]]);
  });

  it('stacks tensors and typed arrays', async () => {
    const a = tensor(new Int32Array([1, 2]), { shape: [1, 2], dtype: 'int32' });
    const b = tensor(new Int32Array([3, 4]), { shape: [1, 2], dtype: 'int32' });
    const stacked = await collate([a, b]);
    expect([stacked.shape, stacked.dtype, [...(await stacked.data())]]).toEqual([[2, 1, 2], 'int32', [1, 2, 3, 4]]);
    const rows = await collate([new Uint8Array([1, 2]), new Uint8Array([3, 4])]);
    expect([rows.shape, rows.dtype, [...(await rows.data())]]).toEqual([[2, 2], 'uint8', [1, 2, 3, 4]]);
  });

  it('takes records and arrays apart and leaves strings a list', async () => {
    const batch = await collate([
      { id: 'a', point: [1, 2] as [number, number] },
      { id: 'b', point: [3, 4] as [number, number] },
    ]);
    expect(batch.id).toEqual(['a', 'b']);
    expect([...(await batch.point[0].data())]).toEqual([1, 3]);
    expect([...(await batch.point[1].data())]).toEqual([2, 4]);
  });

  it('names the place of what does not fit', async () => {
    await expect(collate([{ x: [1] }, { x: [1, 2] }])).rejects.toThrow(
      'collate: sample.x has 1 items in sample 0 and 2 in sample 1',
    );
    await expect(collate([{ x: 1 }, { x: 'one' }])).rejects.toThrow(
      'collate: sample.x is number in sample 0 and other in sample 1',
    );
    await expect(collate([new Float32Array(2), new Float32Array(3)])).rejects.toThrow(ShapeMismatchError);
    const short = tensor(new Float32Array(2), { shape: [2], dtype: 'float32' });
    const long = tensor(new Float32Array(3), { shape: [3], dtype: 'float32' });
    await expect(collate([short, short, long])).rejects.toThrow('sample is float32 [2] in sample 0 and float32 [3] in sample 2');
    await expect(collate([])).rejects.toThrow(ArgumentError);
  });
});
