import type {
  Check,
  DType,
  Flatten as Flattened,
  FlattenShapes,
  Resolved,
  Shape,
  Tensor,
  Unflatten as Unflattened,
  UnflattenShapes,
} from '@nacre/tensor';
import { Module } from './module.ts';

/**
 * Dimensions `startDim` to `endDim`, by default all but the first, as one (`torch.nn.Flatten`).
 *
 * @example
 * new Flatten().forward(zeros([8, 16, 5, 5])).shape; // [8, 400]
 */
export class Flatten<Start extends number = 1, End extends number = -1> extends Module {
  declare readonly '~shapes': FlattenShapes<Start, End>;
  readonly startDim: number;
  readonly endDim: number;

  constructor(options: { startDim?: Start; endDim?: End } = {}) {
    super();
    this.startDim = options.startDim ?? 1;
    this.endDim = options.endDim ?? -1;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Flatten', Flattened<S, Start, End>>,
  ): Tensor<Resolved<Flattened<S, Start, End>>, D>;
  forward(x: Tensor): Tensor {
    return x.flatten(this.startDim, this.endDim);
  }
}

/**
 * One dimension as several (`torch.nn.Unflatten`); one of the sizes may be −1.
 *
 * @example
 * new Unflatten(1, [16, 5, 5]).forward(zeros([8, 400])).shape; // [8, 16, 5, 5]
 */
export class Unflatten<N extends number = number, const Into extends Shape = Shape> extends Module {
  declare readonly '~shapes': UnflattenShapes<N, Into>;
  readonly dim: N;
  readonly sizes: Into;

  constructor(dim: N, sizes: Into) {
    super();
    this.dim = dim;
    this.sizes = sizes;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Unflatten', Unflattened<S, N, Into>>,
  ): Tensor<Resolved<Unflattened<S, N, Into>>, D>;
  forward(x: Tensor): Tensor {
    return x.unflatten(this.dim, this.sizes);
  }
}
