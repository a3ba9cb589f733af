export {
  bytesPerElement,
  type ComputeType,
  computeType,
  type DType,
  dtypes,
  hostArray,
  hostView,
  isFloat,
  isInteger,
  type TypedArray,
} from '../dtype.ts';
export * from '../errors.ts';
export * from './backend.ts';
export { indexBounds, type Range } from './bounds.ts';
export * from './contraction.ts';
export * from './convert.ts';
export * from './kernel.ts';
export { lostDevice } from './lost.ts';
export * from './print.ts';
export * from './rewrite.ts';
export * from './routine.ts';
export * from './scalar.ts';
