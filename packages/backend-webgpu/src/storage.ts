import { type DType, hostArray, hostView, InternalError, type TypedArray } from '@nacre/tensor/backend';

/** How the elements of a dtype lie in a storage buffer, whose words have 32 bits: as on the host. */
interface Storage {
  /** The WGSL type of a word. */
  readonly word: 'f32' | 'i32' | 'u32';
  readonly elementsPerWord: 1 | 2 | 4;
}

const table: { readonly [D in DType]?: Storage } = {
  float32: { word: 'f32', elementsPerWord: 1 },
  float16: { word: 'u32', elementsPerWord: 2 },
  int32: { word: 'i32', elementsPerWord: 1 },
  uint32: { word: 'u32', elementsPerWord: 1 },
  bool: { word: 'u32', elementsPerWord: 4 },
  uint8: { word: 'u32', elementsPerWord: 4 },
  int8: { word: 'u32', elementsPerWord: 4 },
};

export const storageDTypes: ReadonlySet<DType> = new Set(Object.keys(table) as DType[]);
export const bytesPerWord = 4;

export function storageOf(dtype: DType): Storage {
  const storage = table[dtype];
  if (storage === undefined) throw new InternalError('webgpu', `a kernel uses ${dtype}, which is not among the device's dtypes`);
  return storage;
}

/** Bytes of the words that hold `count` elements. */
export const byteLength = (dtype: DType, count: number): number =>
  Math.ceil(count / storageOf(dtype).elementsPerWord) * bytesPerWord;

/** A host array as whole words. */
export function pack(dtype: DType, data: TypedArray): TypedArray {
  const bytes = byteLength(dtype, data.length);
  if (data.byteLength === bytes) return data;
  const padded = hostArray(dtype, bytes / data.BYTES_PER_ELEMENT);
  padded.set(data);
  return padded;
}

/** The host array of the `count` elements whose words begin at byte `offset`. */
export const unpack = (dtype: DType, memory: ArrayBuffer, offset: number, count: number): TypedArray =>
  hostView(dtype, memory.slice(offset, offset + byteLength(dtype, count)), 0, count);
