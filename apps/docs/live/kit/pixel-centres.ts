import { linspace, stack, type Tensor } from '@nacre/tensor';

/** The points of a square, [side², 2], in rows from the upper left: each the centre of a pixel. */
export function pixelCentres([low, high]: readonly [number, number], side: number): Tensor<[number, 2]> {
  const half = (high - low) / side / 2;
  const axis = linspace(low + half, high - half, side) as Tensor;
  const [x, y] = [axis.expand([side, side]), axis.flip([0]).unsqueeze(1).expand([side, side])] as [Tensor, Tensor];
  return stack([x, y], 2).reshape([side * side, 2]) as Tensor<[number, 2]>;
}
