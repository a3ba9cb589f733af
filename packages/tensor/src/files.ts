import type { HostArray } from './files/host-array.ts';
import { decodeNpy, encodeNpy } from './files/npy.ts';
import { decodeNpz, encodeNpz } from './files/npz.ts';
import { decodeSafetensors, encodeSafetensors } from './files/safetensors.ts';
import * as ops from './ops/index.ts';
import { read } from './runtime/realize.ts';
import { Tensor } from './tensor.ts';

/**
 * Named tensors, as models are stored.
 */
export type TensorRecord = Readonly<Record<string, Tensor>>;

const toTensor = ({ shape, dtype, data }: HostArray): Tensor => new Tensor(ops.source(shape, dtype, data));

function toTensors(arrays: Readonly<Record<string, HostArray>>): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, toTensor(array)]));
}

async function toHost(operation: string, record: TensorRecord): Promise<Record<string, HostArray>> {
  const entries = Object.entries(record);
  const data = await read(
    operation,
    entries.map(([, x]) => x.node),
  );
  return Object.fromEntries(entries.map(([name, x], i) => [name, { shape: x.shape, dtype: x.dtype, data: data[i]! }]));
}

/**
 * The bytes of a safetensors file that PyTorch and others read; `metadata` goes into its header.
 * @example
 * const bytes = await saveSafetensors({ w: tensor([1, 2]) }, { epoch: '3' });
 * await loadSafetensors(bytes).w!.array(); // [1, 2]
 */
export async function saveSafetensors(
  record: TensorRecord,
  metadata: Readonly<Record<string, string>> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return encodeSafetensors(await toHost('saveSafetensors', record), metadata);
}

/**
 * The tensors of a safetensors file. int64 narrows to int32, bfloat16 widens to float32.
 * @throws FormatError for bytes that are no safetensors file, and for values that do not fit
 * @example loadSafetensors(new Uint8Array(4)); // throws FormatError
 */
export function loadSafetensors(bytes: Uint8Array | ArrayBuffer): Record<string, Tensor> {
  return toTensors(decodeSafetensors(bytes).tensors);
}

/**
 * The strings in the header of a safetensors file.
 * @throws FormatError for bytes that are no safetensors file
 * @example safetensorsMetadata(await saveSafetensors({}, { epoch: '3' })); // { epoch: '3' }
 */
export const safetensorsMetadata = (bytes: Uint8Array | ArrayBuffer): Readonly<Record<string, string>> =>
  decodeSafetensors(bytes).metadata;

/**
 * The bytes of a NumPy `.npy` file.
 * @example await loadNpy(await saveNpy(tensor([1, 2]))).array(); // [1, 2]
 */
export async function saveNpy(x: Tensor): Promise<Uint8Array<ArrayBuffer>> {
  const { x: array } = await toHost('saveNpy', { x });
  return encodeNpy(array!);
}

/**
 * The array of a NumPy `.npy` file, in C or Fortran order; int64 narrows to int32.
 * @throws FormatError for bytes that are no such file, and for values that do not fit
 * @example loadNpy(new Uint8Array(4)); // throws FormatError
 */
export const loadNpy = (bytes: Uint8Array | ArrayBuffer): Tensor => toTensor(decodeNpy(bytes));

/**
 * The bytes of a NumPy `.npz` archive, not compressed.
 * @example
 * const { w } = await loadNpz(await saveNpz({ w: tensor([1, 2]) }));
 * await w!.array(); // [1, 2]
 */
export const saveNpz = async (record: TensorRecord): Promise<Uint8Array<ArrayBuffer>> =>
  encodeNpz(await toHost('saveNpz', record));

/**
 * The arrays of a NumPy `.npz` archive, compressed or not.
 * @throws FormatError for bytes that are no such archive, and for values that do not fit
 * @example await loadNpz(new Uint8Array(4)); // throws FormatError
 */
export const loadNpz = async (bytes: Uint8Array | ArrayBuffer): Promise<Record<string, Tensor>> =>
  toTensors(await decodeNpz(bytes));
