import {
  type Apply,
  ArgumentError,
  type Check,
  type DType,
  type Floating,
  type Input,
  type Interpolate,
  interpolate,
  type LayerShapes,
  type Resolved,
  type Shape,
  type Size,
  type Tensor,
} from '@nacre/tensor';
import { Module } from './module.ts';
import { perDimension, requireSizes } from './sizes.ts';

/** The options of `Upsample`. */
export interface UpsampleOptions {
  /** The new height and width. */
  readonly size?: Size;
  /** Or by how much to multiply the old ones. */
  readonly scaleFactor?: Size;
  /** Which pixel, or which mixture of pixels, a new one takes; nearest by default. */
  readonly mode?: 'nearest' | 'bilinear';
  /** For bilinear: whether corner pixels stay at the corners; false by default. */
  readonly alignCorners?: boolean;
}

type Resizing<O> = (O extends { readonly size: infer T extends Size } ? { readonly size: T } : {}) &
  (O extends { readonly scaleFactor: infer T extends Size } ? { readonly scale: T } : {});

/** How `Upsample` changes shapes. */
export interface UpsampleShapes<O extends UpsampleOptions> extends LayerShapes {
  readonly options: O;
  readonly output: Interpolate<Input<this>, Resizing<this['options']>>;
}

/**
 * Resizes images to a size or by a factor (`torch.nn.Upsample`): [N, C, H, W] → [N, C, ⌊H · scaleFactor⌋, ⌊W · scaleFactor⌋] or
 * [N, C, …size], taking the nearest pixel or mixing four (bilinear).
 *
 * @throws ArgumentError unless exactly one of size and scaleFactor is given
 * @throws ShapeMismatchError for an input of another rank
 * @example
 * const layer = new Upsample({ scaleFactor: 2 });
 * await layer.forward(tensor([[[[1, 2]]]])).array(); // [[[[1, 1, 2, 2], [1, 1, 2, 2]]]]
 */
export class Upsample<const O extends UpsampleOptions = UpsampleOptions> extends Module {
  declare readonly '~shapes': UpsampleShapes<O>;
  readonly size: Size | undefined;
  readonly scaleFactor: Size | undefined;
  readonly mode: 'nearest' | 'bilinear';
  readonly alignCorners: boolean;

  constructor(options: O) {
    super();
    const { size, scaleFactor, mode = 'nearest', alignCorners = false }: UpsampleOptions = options;
    if ((size === undefined) === (scaleFactor === undefined))
      throw new ArgumentError('Upsample', 'expected either a size or a scaleFactor');
    if (mode !== 'nearest' && mode !== 'bilinear')
      throw new ArgumentError('Upsample', `the mode is 'nearest' or 'bilinear', got '${String(mode)}'`);
    if (size !== undefined) requireSizes('Upsample', { size });
    const factors = perDimension('Upsample', size === undefined ? 'scaleFactor' : 'size', size ?? scaleFactor!, 2);
    if (!factors.every((factor) => factor > 0 && factor < Infinity))
      throw new ArgumentError('Upsample', `scaleFactor is positive, got ${factors.join(', ')}`);
    this.size = size;
    this.scaleFactor = scaleFactor;
    this.mode = mode;
    this.alignCorners = alignCorners;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Upsample', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, Floating<D>>;
  forward(x: Tensor): Tensor {
    const { size, scaleFactor, mode, alignCorners } = this;
    return interpolate(x, { ...(size === undefined ? { scale: scaleFactor! } : { size }), mode, alignCorners });
  }
}
