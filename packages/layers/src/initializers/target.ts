import { type AssignableTensor, deferredTensor, drawUniform, nextKey, type Shape, type ShapeOf, Tensor } from '@nacre/tensor';

import { countOf } from '../sizes.ts';

/** What an initializer fills: a new tensor of a shape, or a parameter or buffer that exists. */
export type Target = Shape | AssignableTensor;

/** The new float32 tensor, or the parameter itself. */
export type Initialized<T extends Target> = T extends Shape ? Tensor<ShapeOf<T>, 'float32'> : T;

export const shapeOf = (target: Target): Shape => (target instanceof Tensor ? target.shape : target);

/** Fills the target with numbers that are drawn when they are first needed, and then are the same on every device. */
export function filled<T extends Target>(operation: string, target: T, draw: () => Float32Array): Initialized<T> {
  const values = deferredTensor(shapeOf(target), draw) as Tensor;
  if (!(target instanceof Tensor)) return values as Initialized<T>;
  target.load(target.dtype === 'float32' ? values : values.to(target.dtype), operation);
  return target as Initialized<T>;
}

/** Uniform on [low, high), of the next random key. */
export function uniformBetween<T extends Target>(operation: string, target: T, low: number, high: number): Initialized<T> {
  const key = nextKey();
  return filled(operation, target, () => scaled(drawUniform(countOf(shapeOf(target)), key), low, high - low));
}

/** offset + factor · value, in place of each value. */
export function scaled(values: Float32Array, offset: number, factor: number): Float32Array {
  for (let i = 0; i < values.length; i++) values[i] = offset + values[i]! * factor;
  return values;
}
