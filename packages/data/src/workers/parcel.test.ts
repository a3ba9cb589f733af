import { ArgumentError, type Tensor, tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { packFailure, unpackFailure } from './packed-error.ts';
import { type Parcel, pack, unpack } from './parcel.ts';

async function packed(value: unknown): Promise<{ parcel: Parcel; transfer: ArrayBuffer[] }> {
  const transfer: ArrayBuffer[] = [];
  return { parcel: await pack(value, transfer), transfer };
}

/** As it arrives on the other side. */
async function sent(value: unknown): Promise<unknown> {
  const { parcel, transfer } = await packed(value);
  return unpack(structuredClone(parcel, { transfer }));
}

describe('a batch that travels', () => {
  it.each([
    { values: new Float32Array([1, NaN, -0, 1e-40]), dtype: 'float32' },
    { values: new Float64Array([0.1, 2, 3, 4]), dtype: 'float64' },
    { values: new Int32Array([1, -2, 3, 4]), dtype: 'int32' },
    { values: new Uint32Array([1, 2, 3, 2 ** 32 - 1]), dtype: 'uint32' },
    { values: new Uint8Array([1, 2, 3, 255]), dtype: 'uint8' },
    { values: new Int8Array([1, 2, 3, -128]), dtype: 'int8' },
    { values: new Uint8Array([1, 0, 1, 1]), dtype: 'bool' },
    { values: new Float32Array([0.1, 65504, -0, Infinity]), dtype: 'float16' },
  ] as const)('keeps values, shape and dtype of a $dtype tensor', async ({ values, dtype }) => {
    const original: Tensor = tensor(values, { shape: [2, 2], dtype });
    const { images } = (await sent({ images: original })) as { images: Tensor };
    expect([images.shape, images.dtype]).toEqual([[2, 2], dtype]);
    expect(await images.data()).toEqual(await original.data());
  });

  it('keeps records, lists, arrays and plain values', async () => {
    const batch = {
      names: ['a', 'b'],
      nested: [{ n: 1n, nothing: null, missing: undefined, flag: true }],
      half: new Uint8Array([0, 1, 2, 3]).subarray(1, 3),
      view: new DataView(new ArrayBuffer(4), 1, 2),
      buffer: new Uint8Array([7]).buffer,
      bytes: Buffer.from('ab'),
    };
    expect(await sent(batch)).toEqual({ ...batch, bytes: new Uint8Array([97, 98]) });
    expect(await sent(3)).toBe(3);
  });

  it('gives its arrays away, and leaves those of the dataset alone', async () => {
    const cached = new Float32Array([1, 2, 3]);
    const kept = tensor(new Float32Array([4, 5]));
    const { parcel, transfer } = await packed([cached, cached.buffer, kept, new Int8Array(3).subarray(1)]);
    expect(transfer).toHaveLength(4);
    structuredClone(parcel, { transfer });
    expect(transfer.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0, 0]);
    expect([...cached]).toEqual([1, 2, 3]);
    expect([...(await kept.data())]).toEqual([4, 5]);
  });

  it('shares what is shared', async () => {
    const shared = new Int32Array(new SharedArrayBuffer(4));
    const { parcel, transfer } = await packed(shared);
    expect([(parcel as { value: unknown }).value, transfer]).toEqual([shared, []]);
  });

  it.each([new Map(), new Date(), new (class Own {})(), () => 0, Symbol('s'), [new Set()]])('refuses %s', async (value) => {
    await expect(packed({ value })).rejects.toThrow(ArgumentError);
    await expect(packed({ value })).rejects.toThrow(
      /^serveDataset: batch\.value(\[0\])? is a .*, which cannot travel from a worker/,
    );
  });
});

describe('an error that travels', () => {
  const travelled = (error: unknown): unknown => unpackFailure(structuredClone(packFailure(error)));

  it('keeps name, message, stack and plain fields', () => {
    const error = Object.assign(new RangeError('too far'), { row: 3, file: 'x.csv', callback: () => 0 });
    const arrived = travelled(error) as Error;
    expect(arrived).toBeInstanceOf(Error);
    expect({ ...arrived }).toEqual({ name: 'RangeError', row: 3, file: 'x.csv' });
    expect([arrived.message, arrived.stack]).toEqual(['too far', error.stack]);
  });

  it('may be no Error', () => {
    expect(travelled('text')).toBe('text');
    expect(travelled(undefined)).toBe('undefined');
  });
});
