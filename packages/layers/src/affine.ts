import { Parameter, type Shape, type ShapeOf, type Tensor } from '@nacre/tensor';
import { fans } from './initializers/scaled.ts';
import { uniformBetween } from './initializers/target.ts';

/** PyTorch's weight of linear and convolution layers, or the bias beside a weight: uniform on ±1 / √fanIn. */
export function affine<const S extends Shape>(layer: string, shape: S, weight: Shape = shape): Parameter<ShapeOf<S>, 'float32'> {
  const bound = 1 / Math.sqrt(fans(layer, weight).fanIn);
  const values: Tensor = uniformBetween<Shape>(layer, shape, -bound, bound);
  return new Parameter(values) as Parameter<ShapeOf<S>, 'float32'>;
}
