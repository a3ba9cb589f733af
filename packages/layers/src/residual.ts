import {
  type Apply,
  type Check,
  type DType,
  type Input,
  type Layer,
  type LayerShapes,
  type Resolved,
  type Shape,
  type ShapeError,
  ShapeMismatchError,
  type Show,
  type Tensor,
} from '@nacre/tensor';
import type { Given } from './kernel.ts';
import type { Equal } from './losses/index.ts';
import { Module } from './module.ts';
import { show } from './sizes.ts';

/** The options of `Residual`. */
export interface ResidualOptions {
  /** What x passes on its way around the body, where its shape has to change; by default nothing. */
  readonly shortcut?: Layer;
  /** What the sum passes; by default nothing. */
  readonly activation?: Layer;
}

/** The shape of what goes around the body; open where a type does not say whether there is a shortcut. */
type Around<R, S extends Shape> = R extends readonly []
  ? S
  : R extends readonly [infer O]
    ? O extends { readonly shortcut: infer L extends Layer }
      ? Apply<L, S>
      : 'shortcut' extends keyof O
        ? Shape
        : S
    : Shape;

/** The shape of f(x), if that of what goes around it is the same. */
type Summed<F, X> = F extends Shape
  ? X extends Shape
    ? Equal<F, X> extends Shape
      ? F
      : ShapeError<`the body gives ${Show<F>}, the way around it ${Show<X>}`>
    : X
  : F;

/** How `Residual` changes shapes. */
export interface ResidualShapes<F extends Layer, R extends Given<ResidualOptions>> extends LayerShapes {
  readonly body: F;
  readonly options: R;
  readonly output: Summed<Apply<this['body'], Input<this>>, Around<this['options'], Input<this>>>;
}

/**
 * activation(shortcut(x) + f(x)) (He et al. 2016): a body f learns what is to be added to its input. The shortcut, where there is one, brings
 * x to the shape of f(x), for example a 1×1 convolution of the same stride. The activation keeps the shape.
 *
 * @throws ShapeMismatchError if what is to be added differs in shape; nothing is broadcast
 * @example
 * const body = new Sequential(new Conv2d(8, 8, 3, { padding: 1 }), new ReLU(), new Conv2d(8, 8, 3, { padding: 1 }));
 * new Residual(body, { activation: new ReLU() }).forward(zeros([1, 8, 6, 6])).shape; // [1, 8, 6, 6]
 * @example
 * const halved = new Conv2d(8, 16, 3, { stride: 2, padding: 1 });
 * new Residual(halved, { shortcut: new Conv2d(8, 16, 1, { stride: 2 }) }).forward(zeros([1, 8, 6, 6])).shape; // [1, 16, 3, 3]
 */
export class Residual<F extends Layer = Layer, const R extends Given<ResidualOptions> = Given<ResidualOptions>> extends Module {
  declare readonly '~shapes': ResidualShapes<F, R>;
  readonly body: F;
  readonly shortcut: Layer | undefined;
  readonly activation: Layer | undefined;

  constructor(body: F, ...options: R) {
    super();
    this.body = body;
    this.shortcut = options[0]?.shortcut;
    this.activation = options[0]?.activation;
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'Residual', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    const apply = (layer: Layer, input: Tensor): Tensor => layer.forward(input as never) as Tensor;
    const change = apply(this.body, x);
    const around = this.shortcut === undefined ? x : apply(this.shortcut, x);
    if (change.shape.join() !== around.shape.join()) {
      throw new ShapeMismatchError(
        'Residual',
        `the body gives ${show(change.shape)}, the way around it ${show(around.shape)}`,
        'give a shortcut that brings the input to the shape of the output',
      );
    }
    const sum = around.add(change);
    return this.activation === undefined ? sum : apply(this.activation, sum);
  }
}
