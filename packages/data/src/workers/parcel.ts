import { ArgumentError, type DType, type Shape, type Tensor, tensor } from '@nacre/tensor';
import { isPlainRecord, isTensor } from '../collate.ts';

type TensorData = Awaited<ReturnType<Tensor['data']>>;

/**
 * A batch, or a part of it, as it travels from a worker. Tensors travel as their values, and every array in memory of its own, which
 * the worker gives away: the thread that trains copies nothing, and nothing of the dataset's goes missing.
 */
export type Parcel =
  | { readonly kind: 'tensor'; readonly data: TensorData; readonly shape: Shape; readonly dtype: DType }
  | { readonly kind: 'list'; readonly parts: readonly Parcel[] }
  | { readonly kind: 'record'; readonly names: readonly string[]; readonly parts: readonly Parcel[] }
  | { readonly kind: 'value'; readonly value: unknown };

/** @throws ArgumentError when something in it cannot travel. */
export async function pack(value: unknown, transfer: ArrayBuffer[], path = 'batch'): Promise<Parcel> {
  if (ArrayBuffer.isView(value)) return { kind: 'value', value: ownView(value, transfer) };
  if (value instanceof ArrayBuffer) return { kind: 'value', value: owned(value.slice(0), transfer) };
  if (Array.isArray(value)) {
    return { kind: 'list', parts: await Promise.all(value.map((part, i) => pack(part, transfer, `${path}[${i}]`))) };
  }
  if (typeof value === 'object' && value !== null) {
    if (isTensor(value)) return packTensor(value, transfer);
    if (!isPlainRecord(value)) throw cannotTravel(path, `a ${value.constructor.name}`);
    const names = Object.keys(value);
    const parts = names.map((name) => pack((value as Record<string, unknown>)[name], transfer, `${path}.${name}`));
    return { kind: 'record', names, parts: await Promise.all(parts) };
  }
  if (typeof value === 'function' || typeof value === 'symbol') throw cannotTravel(path, `a ${typeof value}`);
  return { kind: 'value', value };
}

export function unpack(parcel: Parcel): unknown {
  switch (parcel.kind) {
    case 'tensor':
      return tensor(parcel.data, { shape: parcel.shape, dtype: parcel.dtype });
    case 'list':
      return parcel.parts.map(unpack);
    case 'record':
      return Object.fromEntries(parcel.names.map((name, i) => [name, unpack(parcel.parts[i]!)]));
    case 'value':
      return parcel.value;
  }
}

async function packTensor(value: Tensor, transfer: ArrayBuffer[]): Promise<Parcel> {
  // A copy, made for us.
  const data: TensorData = await value.data();
  owned(data.buffer as ArrayBuffer, transfer);
  return { kind: 'tensor', data, shape: value.shape, dtype: value.dtype };
}

function owned(buffer: ArrayBuffer, transfer: ArrayBuffer[]): ArrayBuffer {
  transfer.push(buffer);
  return buffer;
}

/** The same elements in memory of their own; shared memory stays shared. */
function ownView(view: ArrayBufferView, transfer: ArrayBuffer[]): ArrayBufferView {
  const { buffer, byteOffset, byteLength } = view;
  if (!(buffer instanceof ArrayBuffer)) return view;
  const copy = owned(buffer.slice(byteOffset, byteOffset + byteLength), transfer);
  // By its standard name, as Node's Buffer and the like are more than their elements.
  const name = (view as ArrayBufferView & { readonly [Symbol.toStringTag]: string })[Symbol.toStringTag];
  const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>)[name]!;
  return new View(copy);
}

function cannotTravel(path: string, what: string): ArgumentError {
  return new ArgumentError(
    'serveDataset',
    `${path} is ${what}, which cannot travel from a worker`,
    'give a collate function that makes tensors, typed arrays, records, lists, strings and numbers of it',
  );
}
