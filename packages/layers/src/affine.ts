import { Parameter, type Shape, type ShapeOf, type Tensor } from '@nacre/tensor';
import { kaimingUniform } from './initializers/index.ts';
import { fans } from './initializers/scaled.ts';
import { uniformBetween } from './initializers/target.ts';

/** PyTorch's weight of linear and convolution layers: uniform on ±1 / √fanIn. */
export const affineWeight = <const S extends Shape>(shape: S): Parameter<ShapeOf<S>, 'float32'> =>
  new Parameter(kaimingUniform<Shape>(shape, { a: Math.sqrt(5) })) as Parameter<ShapeOf<S>, 'float32'>;

/** PyTorch's bias beside such a weight: uniform on the same interval. */
export function affineBias<N extends number>(layer: string, size: N, weight: Shape): Parameter<[N], 'float32'> {
  const bound = 1 / Math.sqrt(fans(layer, weight).fanIn);
  return new Parameter<[N], 'float32'>(uniformBetween(layer, [size], -bound, bound) as unknown as Tensor<[N], 'float32'>);
}
