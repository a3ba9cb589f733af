import {
  type Apply,
  ArgumentError,
  type Check,
  type DType,
  type Input,
  type LayerShapes,
  type Pad,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
} from '@nacre/tensor';
import { Module } from './module.ts';
import { show } from './sizes.ts';

/** A width for all sides, or [left, right, top, bottom]. */
export type Sides = number | readonly [left: number, right: number, top: number, bottom: number];

type Widths<P extends Sides> = P extends readonly [
  infer L extends number,
  infer R extends number,
  infer T extends number,
  infer B extends number,
]
  ? [[T, B], [L, R]]
  : P extends number
    ? [[P, P], [P, P]]
    : [[number, number], [number, number]];

/** How a padding layer changes shapes. */
export interface PaddingShapes<P extends Sides> extends LayerShapes {
  readonly padding: P;
  readonly output: Padded<Input<this>, Widths<this['padding']>>;
}

type Padded<S extends Shape, W extends readonly Shape[]> = number extends S['length']
  ? S
  : S extends readonly [number, number, number]
    ? Pad<S, [[0, 0], ...W]>
    : Pad<S, [[0, 0], [0, 0], ...W]>;

type FourSides = Exclude<Sides, number>;
const sidesOf = (padding: Sides): FourSides => (typeof padding === 'number' ? [padding, padding, padding, padding] : padding);

/**
 * Zeros around images (`torch.nn.ZeroPad2d`): [N, C, H, W] → [N, C, top + H + bottom, left + W + right], also without a batch. Negative widths crop.
 *
 * @throws ArgumentError unless the padding is an integer or four
 * @throws ShapeMismatchError for an input of another rank
 * @example
 * new ZeroPad2d([1, 0, 2, 0]).forward(ones([1, 3, 4, 4])).shape; // [1, 3, 6, 5]
 */
export class ZeroPad2d<const P extends Sides = Sides> extends Module {
  declare readonly '~shapes': PaddingShapes<P>;
  readonly padding: P;

  constructor(padding: P) {
    super();
    const sides: readonly number[] = sidesOf(padding);
    if (sides.length !== 4 || !sides.every(Number.isInteger))
      throw new ArgumentError('ZeroPad2d', `padding is an integer, or [left, right, top, bottom], got ${show(padding)}`);
    this.padding = padding;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'ZeroPad2d', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    if (x.rank !== 3 && x.rank !== 4)
      throw new ShapeMismatchError('ZeroPad2d', `expected an input [N, C, H, W] or [C, H, W], got ${show(x.shape)}`);
    const [left, right, top, bottom] = sidesOf(this.padding);
    const leading = Array.from({ length: x.rank - 2 }, (): [number, number] => [0, 0]);
    return x.pad([...leading, [top, bottom], [left, right]]);
  }
}
