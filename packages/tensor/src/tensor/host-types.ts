import type { DType, Shape } from '../types/index.ts';

/** The typed array a dtype is read into. */
export type DataOf<D extends DType> = D extends 'float32' | 'float16'
  ? Float32Array
  : D extends 'float64'
    ? Float64Array
    : D extends 'int32'
      ? Int32Array
      : D extends 'uint32'
        ? Uint32Array
        : D extends 'int8'
          ? Int8Array
          : Uint8Array;

/** What one element is read into: a number, unless the tensor is known to be bool. */
export type ScalarOf<D extends DType> = [D] extends ['bool'] ? boolean : number;

/** Arrays nested as deep as the rank; unknown depth for an unknown rank. */
export type ArrayOf<S extends Shape, D extends DType> = S extends readonly []
  ? ScalarOf<D>
  : S extends readonly [number, ...infer Rest extends Shape]
    ? ArrayOf<Rest, D>[]
    : NestedArray<ScalarOf<D>>;
/** Lists of lists, of unknown depth. */
export type NestedArray<T> = T | NestedArray<T>[];
