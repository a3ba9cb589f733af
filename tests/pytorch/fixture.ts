import type { DType } from '@nacre/tensor';

/** A tensor as the fixtures hold it: base64 of little-endian elements in row-major order. */
export interface PackedTensor {
  readonly shape: readonly number[];
  readonly dtype: Exclude<DType, 'uint32' | 'float16'>;
  readonly data: string;
}

export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

export type Options = Readonly<Record<string, unknown>>;

/** One case, as `make.py` describes it. */
export interface ReferenceCase {
  readonly name: string;
  readonly op: string;
  readonly args: readonly unknown[];
  readonly inputs: readonly (PackedTensor & { readonly grad?: true })[];
  readonly outputs: readonly PackedTensor[];
  readonly gradOutputs?: readonly (PackedTensor | null)[];
  readonly grads?: readonly PackedTensor[];
  readonly second?: { readonly vectors: readonly PackedTensor[]; readonly grads: readonly PackedTensor[] };
  readonly tolerance?: Tolerance;
  /** A dtype that some devices lack. */
  readonly needs?: 'float64';
  /** Outputs of −0 and 0 differ. */
  readonly signedZeros?: true;
  // Layers
  readonly mode?: 'train' | 'eval';
  readonly state?: Readonly<Record<string, PackedTensor>>;
  readonly stateGrads?: Readonly<Record<string, PackedTensor>>;
  readonly buffersAfter?: Readonly<Record<string, PackedTensor>>;
  // Training
  readonly groups?: readonly Options[];
  readonly optimizer?: { readonly name: string; readonly options: Options };
  readonly steps?: number;
}

export const families = [
  'elementwise',
  'reductions',
  'shapes',
  'indexing',
  'linear',
  'convolution',
  'windows',
  'layers',
  'normalization',
  'convnets',
  'losses',
  'training',
  'optimizers',
  'schedules',
  'calculus',
  'float64',
] as const;

export type Family = (typeof families)[number];

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  int8: Int8Array,
  uint8: Uint8Array,
  bool: Uint8Array,
};

export type Elements = InstanceType<(typeof arrays)[keyof typeof arrays]>;

export function unpack(packed: PackedTensor): Elements {
  const bytes = Uint8Array.from(atob(packed.data), (character) => character.charCodeAt(0));
  return new arrays[packed.dtype](bytes.buffer);
}
