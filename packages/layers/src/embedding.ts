import {
  ArgumentError,
  type DType,
  DTypeError,
  drawNormal,
  type EmbeddingShapes,
  IndexOutOfRangeError,
  nextKey,
  noGrad,
  type OneHot,
  Parameter,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  where,
  zeros,
} from '@nacre/tensor';
import { filled } from './initializers/target.ts';
import { Module } from './module.ts';
import { countOf, requireSizes, show } from './sizes.ts';

/** The options of `Embedding`. */
export interface EmbeddingOptions {
  /** An index whose vector starts as 0 and gets no gradient; a negative one counts from the end. */
  readonly paddingIdx?: number;
  /** The largest norm of a vector: those longer are shortened, in the weight itself, when they are looked up. */
  readonly maxNorm?: number;
  /** Which norm that is, the sum of |x|^p to the power 1 / p; 2 by default. */
  readonly normType?: number;
}

/**
 * A vector for each of `numEmbeddings` indices (`torch.nn.Embedding`): integers [...] → [..., Dim], rows of weight [numEmbeddings, Dim],
 * which starts normal with mean 0 and deviation 1. The gradient adds up, in a fixed order, what each row was used for.
 *
 * @throws IndexOutOfRangeError for an index outside [0, numEmbeddings): at once where the host knows it, else with the next read
 * @throws DTypeError for indices that are no integers
 * @example
 * const layer = new Embedding(65, 16, { paddingIdx: 0 });
 * layer.forward(tensor([[3, 7, 0]], { dtype: 'int32' })).shape; // [1, 3, 16]
 */
export class Embedding<Count extends number = number, Dim extends number = number> extends Module {
  declare readonly '~shapes': EmbeddingShapes<Dim>;
  readonly numEmbeddings: Count;
  readonly embeddingDim: Dim;
  readonly paddingIdx: number | undefined;
  readonly maxNorm: number | undefined;
  readonly normType: number;
  readonly weight: Parameter<[Count, Dim], 'float32'>;

  constructor(numEmbeddings: Count, embeddingDim: Dim, options: EmbeddingOptions = {}) {
    super();
    requireSizes('Embedding', { numEmbeddings, embeddingDim });
    const { paddingIdx, maxNorm, normType = 2 } = options;
    if (maxNorm !== undefined && !(maxNorm > 0))
      throw new ArgumentError('Embedding', `maxNorm is a positive number, got ${maxNorm}`);
    this.numEmbeddings = numEmbeddings;
    this.embeddingDim = embeddingDim;
    this.paddingIdx = paddingIdx === undefined ? undefined : place(paddingIdx, numEmbeddings);
    this.maxNorm = maxNorm;
    this.normType = normType;
    this.weight = new Parameter(drawn(numEmbeddings, embeddingDim, this.paddingIdx)) as Parameter<[Count, Dim], 'float32'>;
  }

  /**
   * An embedding of given vectors, [count, dim], which are not trained unless `freeze` is false (`Embedding.from_pretrained`).
   *
   * @throws ShapeMismatchError for another rank
   * @example
   * const layer = Embedding.fromPretrained(tensor([[1, 2], [3, 4]]));
   * await layer.forward(tensor([1], { dtype: 'int32' })).array(); // [[3, 4]]
   */
  static fromPretrained(vectors: Tensor, options: EmbeddingOptions & { readonly freeze?: boolean } = {}): Embedding {
    const [count, dim] = vectors.shape;
    if (vectors.rank !== 2)
      throw new ShapeMismatchError('Embedding.fromPretrained', `expected [count, dim], got ${show(vectors.shape)}`);
    const { freeze = true, ...rest } = options;
    const layer = new Embedding(count!, dim!, rest);
    layer.loadStateDict({ weight: vectors });
    return freeze ? layer.freeze() : layer;
  }

  forward<S extends Shape, D extends DType>(indices: Tensor<S, D>): Tensor<OneHot<S, Dim>, 'float32'>;
  forward(indices: Tensor): Tensor {
    this.check(indices);
    const flat = indices.to('int32').flatten() as Tensor<[number], 'int32'>;
    if (this.maxNorm !== undefined) this.shorten(flat, this.maxNorm);
    const rows: Tensor = (this.weight as Tensor).indexSelect(0, flat, { operation: 'Embedding' });
    const { paddingIdx } = this;
    const trained: Tensor = paddingIdx === undefined ? rows : where(flat.eq(paddingIdx).unsqueeze(1), rows.detach(), rows);
    return trained.reshape([...indices.shape, this.embeddingDim]);
  }

  /** Indices that the host knows are checked here, at the user's line. */
  private check(indices: Tensor): void {
    const { dtype, shape } = indices;
    if (dtype.startsWith('float') || dtype === 'bool')
      throw new DTypeError('Embedding', `indices are integers, got ${dtype}`, "convert with .to('int32')");
    const known = indices.knownData() as ArrayLike<number> | undefined;
    if (known === undefined) return;
    const wrong = Array.from(known).findIndex((index) => index < 0 || index >= this.numEmbeddings);
    if (wrong < 0) return;
    const at = show(shape.map((size, dim) => Math.floor(wrong / countOf(shape.slice(dim + 1))) % size));
    throw new IndexOutOfRangeError('Embedding', `index ${known[wrong]} at ${at} is outside [0, ${this.numEmbeddings})`);
  }

  /** Shortens the vectors about to be looked up, as PyTorch does: without a gradient, for good. */
  private shorten(flat: Tensor<[number], 'int32'>, maxNorm: number): void {
    noGrad(() => {
      const { weight, numEmbeddings }: { weight: Tensor; numEmbeddings: number } = this;
      const used: Tensor = zeros([numEmbeddings]).scatter(0, flat, 1);
      const norm: Tensor = weight.norm(1, { p: this.normType, keepDim: true });
      const long = norm.gt(maxNorm).logicalAnd(used.gt(0).unsqueeze(1)) as Tensor<Shape, 'bool'>;
      this.weight.assign(where(long, weight.mul(norm.add(1e-7).reciprocal().mul(maxNorm)), weight), 'Embedding.forward');
    });
  }
}

/** Normal vectors, that of the padding 0. */
function drawn(count: number, dim: number, paddingIdx: number | undefined): Tensor<Shape, 'float32'> {
  const key = nextKey();
  return filled('Embedding', [count, dim] as Shape, () => {
    const values = drawNormal(count * dim, key);
    return paddingIdx === undefined ? values : values.fill(0, paddingIdx * dim, (paddingIdx + 1) * dim);
  });
}

/** An index that may count from the end. */
function place(index: number, count: number): number {
  if (!Number.isInteger(index) || index < -count || index >= count)
    throw new IndexOutOfRangeError('Embedding', `paddingIdx ${index} is outside [${-count}, ${count})`);
  return index < 0 ? index + count : index;
}
