import type { DType } from '../dtype.ts';

/**
 * The few things that are no loop nest of independent points. All work along one axis of a tensor seen as
 * [outer, length, inner]. A backend that does not list a kind in its capabilities gets kernels instead (`routineKernels`).
 */
export type Routine = ScanRoutine | ArgsortRoutine | ScatterRoutine;
/** The kinds of routines. */
export type RoutineKind = Routine['kind'];

interface AlongAxis {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

/** Buffers: [input, output]. `output[o, l, i] = input[o, 0, i] ∘ … ∘ input[o, l, i]`, in order. */
export interface ScanRoutine extends AlongAxis {
  readonly kind: 'scan';
  readonly op: 'sum' | 'prod';
  readonly dtype: DType;
}

/** Buffers: [keys, indices (int32)]. The stable order; NaN counts as the largest value. */
export interface ArgsortRoutine extends AlongAxis {
  readonly kind: 'argsort';
  readonly descending: boolean;
  readonly dtype: DType;
}

/**
 * Buffers: [base, index (int32), source, output, faults (int32)]. Output is a copy of base in which, for j = 0 … count − 1 in this order,
 * `output[o, index[o, j, i], i]` becomes (or is increased by) `source[o, j, i]`. The index is read at
 * `o · indexStrides[0] + j · indexStrides[1] + i · indexStrides[2]`; a stride of 0 means it is shared.
 * float16 is increased in float32 and rounded once, at the end. An index outside [0, length) is skipped and 1 is written to element `args[0]` of faults.
 */
export interface ScatterRoutine extends AlongAxis {
  readonly kind: 'scatter';
  readonly mode: 'set' | 'add';
  readonly dtype: DType;
  readonly count: number;
  readonly indexStrides: readonly [outer: number, count: number, inner: number];
}
