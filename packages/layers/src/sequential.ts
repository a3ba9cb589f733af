import type { Chain, Check, DType, Layer, Resolved, SequentialShapes, Shape, Tensor } from '@nacre/tensor';
import { Module } from './module.ts';
import type { Part } from './parts.ts';

/**
 * Layers one after another (`torch.nn.Sequential`), named '0', '1', … Shapes flow through: a layer that does not fit is a compile
 * error that names it.
 *
 * @example
 * const model = new Sequential(new Linear(4, 3), new ReLU(), new Linear(3, 2));
 * model.forward(zeros([5, 4])).shape; // [5, 2]
 */
export class Sequential<const L extends readonly Layer[] = readonly Layer[]> extends Module {
  declare readonly '~shapes': SequentialShapes<L>;
  readonly layers: L;

  constructor(...layers: L) {
    super();
    this.layers = layers;
  }

  override parts(): Iterable<Part> {
    return Object.entries(this.layers);
  }

  forward<S extends Shape, D extends DType>(x: Tensor<S, D> & Check<'Sequential', Chain<L, S>>): Tensor<Resolved<Chain<L, S>>, D>;
  forward(x: Tensor): unknown {
    return this.layers.reduce((value: unknown, layer) => layer.forward(value as never), x);
  }
}
