import { bytesPerElement, type DType, hostArray, hostView, InternalError, type TypedArray } from '@nacre/tensor/backend';

/** How the elements of a dtype lie in a storage buffer: one 32-bit word each. */
interface Storage {
  /** The WGSL type of a word. */
  readonly word: 'f32' | 'i32' | 'u32';
  readonly words: new (source: ArrayLike<number>) => TypedArray;
}

const table: { readonly [D in DType]?: Storage } = {
  float32: { word: 'f32', words: Float32Array },
  int32: { word: 'i32', words: Int32Array },
  uint32: { word: 'u32', words: Uint32Array },
  bool: { word: 'u32', words: Uint32Array },
  uint8: { word: 'i32', words: Int32Array },
  int8: { word: 'i32', words: Int32Array },
};

export const storageDTypes: ReadonlySet<DType> = new Set(Object.keys(table) as DType[]);
export const bytesPerWord = 4;

export function storageOf(dtype: DType): Storage {
  const storage = table[dtype];
  if (storage === undefined) throw new InternalError('webgpu', `a kernel uses ${dtype}, which is not among the device's dtypes`);
  return storage;
}

const isNarrow = (dtype: DType): boolean => bytesPerElement(dtype) < bytesPerWord;

/** A host array as words. */
export function pack(dtype: DType, data: TypedArray): TypedArray {
  return isNarrow(dtype) ? new (storageOf(dtype).words)(data) : data;
}

/** The host array of `count` words that begin at byte `offset`. */
export function unpack(dtype: DType, memory: ArrayBuffer, offset: number, count: number): TypedArray {
  if (!isNarrow(dtype)) return hostView(dtype, memory.slice(offset, offset + count * bytesPerWord), 0, count);
  const array = hostArray(dtype, count);
  array.set(new Int32Array(memory, offset, count));
  return array;
}
