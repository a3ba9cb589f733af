import {
  type Apply,
  type Check,
  type DType,
  type FeaturesShapes,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  tensor,
} from '@nacre/tensor';
import { Dropout } from '../dropout.ts';
import { Module } from '../module.ts';
import { requireSizes, show } from '../sizes.ts';

/** The options of `PositionalEncoding`. */
export interface PositionalEncodingOptions {
  /** With which probability, in training, an element of the sum is dropped; 0 by default. */
  readonly dropout?: number;
  /** Whether inputs are [batch, length, dModel] instead of [length, batch, dModel]; false by default. */
  readonly batchFirst?: boolean;
}

/**
 * Adds to place p of a sequence sin(p / 10000^(2i / dModel)) in feature 2i and the cosine of the same in feature 2i + 1 (Vaswani et al. 2017):
 * [length, batch, dModel], or [length, dModel], keeps its shape. Nothing is learned, and there is no longest sequence.
 *
 * @throws ShapeMismatchError for other features
 * @example
 * const layer = new PositionalEncoding(2);
 * await layer.forward(zeros([2, 2])).array(); // [[0, 1], [0.8415, 0.5403]]
 */
export class PositionalEncoding<Model extends number = number> extends Module {
  declare readonly '~shapes': FeaturesShapes<Model>;
  readonly dModel: Model;
  readonly batchFirst: boolean;
  readonly dropout: Dropout;
  private table: Tensor;

  constructor(dModel: Model, options: PositionalEncodingOptions = {}) {
    super();
    requireSizes('PositionalEncoding', { dModel });
    this.dModel = dModel;
    this.batchFirst = options.batchFirst ?? false;
    this.dropout = new Dropout(options.dropout ?? 0);
    this.table = encodings(1, dModel);
  }

  forward<S extends Shape, D extends DType>(
    x: Tensor<S, D> & Check<'PositionalEncoding', Apply<this, S>>,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(x: Tensor): Tensor {
    const { dModel, batchFirst } = this;
    if ((x.rank !== 2 && x.rank !== 3) || x.shape.at(-1) !== dModel) {
      const expected = batchFirst ? `[batch, length, ${dModel}]` : `[length, batch, ${dModel}]`;
      throw new ShapeMismatchError('PositionalEncoding', `expected ${expected} or [length, ${dModel}], got ${show(x.shape)}`);
    }
    const timeDim = batchFirst ? x.rank - 2 : 0;
    const length = x.shape[timeDim]!;
    if (this.table.shape[0] !== length) this.table = encodings(length, dModel);
    const places: Tensor = x.rank === 3 && !batchFirst ? this.table.unsqueeze(1) : this.table;
    return this.dropout.forward(x.add(places.to(x.dtype)) as Tensor);
  }
}

/** The table of a length, kept until another is asked for. */
const encodings = (length: number, size: number): Tensor =>
  tensor(
    Float32Array.from({ length: length * size }, (_, i) => {
      const [place, feature] = [Math.floor(i / size), i % size];
      const angle = place / 10000 ** ((feature - (feature % 2)) / size);
      return feature % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }),
    { shape: [length, size] },
  );
