export * from './backend.ts';
export * from './contraction.ts';
export * from './convert.ts';
export * from './kernel.ts';
export * from './print.ts';
export * from './routine.ts';
export * from './scalar.ts';
export {
  bytesPerElement, computeType, dtypes, hostArray, hostView, isFloat, isInteger,
  type ComputeType, type DType, type TypedArray,
} from '../dtype.ts';
export * from '../errors.ts';
