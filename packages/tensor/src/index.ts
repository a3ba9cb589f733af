export * from './autocast.ts';
export * from './compile.ts';
export * from './create.ts';
export * from './device.ts';
export { bytesPerElement } from './dtype.ts';
export {
  ArgumentError,
  DeviceError,
  DisposedError,
  DTypeError,
  FormatError,
  GradientError,
  IndexOutOfRangeError,
  InternalError,
  NacreError,
  OutOfMemoryError,
  ShapeMismatchError,
  StaleValueError,
} from './errors.ts';
export * from './files.ts';
export * from './functions.ts';
export * from './grad.ts';
export { traceCalls } from './graph/calls.ts';
export { noGrad } from './graph/record.ts';
export * from './inspect.ts';
export * from './pooling.ts';
export { drawNormal, drawUniform } from './random/draw.ts';
export { nextKey, type RandomKey, randomState, setRandomState } from './random/generator.ts';
export { randomPermutation, threefry2x32 } from './random/threefry.ts';
export { changing, eachRun } from './runtime/tracing.ts';
export * from './snapshot.ts';
export type { ArrayOf, DataOf, NestedArray, ScalarOf } from './tensor/host-types.ts';
export { type AssignableTensor, ModuleBuffer, Parameter, Tensor } from './tensor.ts';
export type * from './types/index.ts';
export { applyUpdates } from './update.ts';
export * from './warmup.ts';
export * from './windows.ts';
