import {
  ArgumentError,
  type AttentionShapes,
  type AttentionWeights,
  type Check,
  concat,
  type DType,
  type KeyShape,
  Parameter,
  type QueryShape,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  type ValueShape,
  zeros as zeroTensor,
} from '@nacre/tensor';
import { Dropout } from '../dropout.ts';
import { xavierNormal, xavierUniform, zeros } from '../initializers/index.ts';
import type { Given, OptionsIn } from '../kernel.ts';
import { Linear } from '../linear.ts';
import { Module } from '../module.ts';
import type { Part } from '../parts.ts';
import { countOf, requireProbability, requireSizes, show } from '../sizes.ts';
import { attentionScores, attentionWeights, causal, type Mask, requireMask } from './masks.ts';

/** The options of `MultiHeadAttention`. */
export interface MultiHeadAttentionOptions {
  /** With which probability, in training, a weight is dropped; 0 by default. */
  readonly dropout?: number;
  /** Whether the projections have biases; true by default. */
  readonly bias?: boolean;
  /** Whether a key and a value that are learned come behind those given; false by default. */
  readonly addBiasKv?: boolean;
  /** Whether a key and a value of zeros come behind those given; false by default. */
  readonly addZeroAttn?: boolean;
  /** Features of the keys; `embedDim` by default. */
  readonly kdim?: number;
  /** Features of the values; `embedDim` by default. */
  readonly vdim?: number;
  /** Whether inputs and outputs are [batch, length, features] instead of [length, batch, features]; false by default. */
  readonly batchFirst?: boolean;
}

/** What attention leaves out. */
export interface AttentionMasks {
  /** [batch, S], or [S] without a batch: true at keys to be ignored, or floats added to their scores. */
  readonly keyPaddingMask?: Tensor | undefined;
  /** [L, S], or [batch · heads, L, S]: true where a query may not attend to a key, or floats added to the scores. */
  readonly attnMask?: Tensor | undefined;
  /** Whether query i attends only to the keys 0 to i, beside what the masks allow; false by default. */
  readonly isCausal?: boolean | undefined;
}

/** What attention leaves out, and whether it gives its weights. */
export interface AttentionOptions extends AttentionMasks {
  /** Whether the weights are given; true by default. What nobody reads is never computed. */
  readonly needWeights?: boolean;
  /** Whether they are averaged over the heads; true by default. */
  readonly averageAttnWeights?: boolean;
}

type Weight = Parameter<Shape, 'float32'>;

/** The weights where they are wanted. */
type Shown<O, Weights> = O extends { readonly needWeights: infer N extends boolean }
  ? N extends true
    ? Weights
    : null
  : Weights;

/** What projects queries, keys and values: one weight for all, or, where their features differ, one for each. */
interface Projections {
  readonly inProjWeight: Weight | null;
  readonly qProjWeight: Weight | null;
  readonly kProjWeight: Weight | null;
  readonly vProjWeight: Weight | null;
}

/**
 * Attention by several heads (`torch.nn.MultiheadAttention`, Vaswani et al. 2017): Q, K and V are projected to E features, head h attends with
 * its E / numHeads of them, softmax(Qₕ · Kₕᵀ / √(E / numHeads)) · Vₕ, and `out_proj` takes all heads together. `forward(query, key, value, options?)`
 * of [L, batch, E], [S, batch, kdim] and [S, batch, vdim] gives [output [L, batch, E], weights [batch, L, S] or null]; without a batch
 * all lack that dimension. Where one tensor is query, key and value it is projected by one product.
 *
 * A query that may attend to nothing finds 0 (and so gives the bias of `out_proj`), where PyTorch gives NaN. As in PyTorch `true` in a mask
 * forbids, other than in `scaledDotProductAttention`, and the weights given are those after dropout.
 *
 * in_proj_weight [3 · E, E] (where kdim or vdim differ, q_proj_weight [E, E], k_proj_weight [E, kdim] and v_proj_weight [E, vdim]) starts
 * by `xavierUniform`, in_proj_bias [3 · E] and out_proj.bias as 0, bias_k and bias_v [1, 1, E] by `xavierNormal`.
 *
 * @throws ShapeMismatchError, DTypeError for what does not fit
 * @throws ArgumentError unless the heads divide E
 * @example
 * const attention = new MultiHeadAttention(8, 2, { batchFirst: true });
 * const x = randn([3, 5, 8]);
 * const [output, weights] = attention.forward(x, x, x, { isCausal: true });
 * output.shape; // [3, 5, 8]
 * weights.shape; // [3, 5, 5]
 */
export class MultiHeadAttention<
  E extends number = number,
  const R extends Given<MultiHeadAttentionOptions> = Given<MultiHeadAttentionOptions>,
> extends Module {
  declare readonly '~shapes': AttentionShapes<E, OptionsIn<R>>;
  readonly embedDim: E;
  readonly numHeads: number;
  readonly kdim: number;
  readonly vdim: number;
  readonly dropout: number;
  readonly batchFirst: boolean;
  readonly addZeroAttn: boolean;
  readonly projections: Projections;
  readonly inProjBias: Weight | null;
  readonly biasK: Weight | null;
  readonly biasV: Weight | null;
  readonly outProj: Linear;

  constructor(embedDim: E, numHeads: number, ...given: R) {
    super();
    const options: MultiHeadAttentionOptions = given[0] ?? {};
    const { dropout = 0, bias = true, addBiasKv = false, addZeroAttn = false, batchFirst = false } = options;
    const { kdim = embedDim, vdim = embedDim } = options;
    requireSizes('MultiHeadAttention', { embedDim, numHeads, kdim, vdim });
    requireProbability('MultiHeadAttention', 'dropout', dropout);
    if (embedDim % numHeads !== 0)
      throw new ArgumentError('MultiHeadAttention', `the heads divide embedDim, got ${numHeads} heads for ${embedDim}`);
    this.embedDim = embedDim;
    this.numHeads = numHeads;
    this.kdim = kdim;
    this.vdim = vdim;
    this.dropout = dropout;
    this.batchFirst = batchFirst;
    this.addZeroAttn = addZeroAttn;
    this.projections = projections(embedDim, kdim, vdim);
    this.inProjBias = bias ? new Parameter(zeros([3 * embedDim] as Shape)) : null;
    this.biasK = addBiasKv ? new Parameter(xavierNormal([1, 1, embedDim] as Shape)) : null;
    this.biasV = addBiasKv ? new Parameter(xavierNormal([1, 1, embedDim] as Shape)) : null;
    this.outProj = new Linear(embedDim, embedDim, { bias });
    if (this.outProj.bias !== null) zeros(this.outProj.bias);
  }

  override parts(): Iterable<Part> {
    const { inProjWeight, qProjWeight, kProjWeight, vProjWeight } = this.projections;
    return Object.entries({
      in_proj_weight: inProjWeight,
      q_proj_weight: qProjWeight,
      k_proj_weight: kProjWeight,
      v_proj_weight: vProjWeight,
      in_proj_bias: this.inProjBias,
      bias_k: this.biasK,
      bias_v: this.biasV,
      out_proj: this.outProj,
    });
  }

  /** The projections into heads and the products of the heads; `out_proj` counts its own. */
  override multiplyAdds(_output: Shape, query: Shape, key: Shape = query, value: Shape = key): number {
    const into = (countOf(query) + countOf(key) + countOf(value)) * this.embedDim;
    const keys = key.length === 2 ? key[0]! : key[this.batchFirst ? 1 : 0]!;
    const all = keys + Number(this.biasK !== null) + Number(this.addZeroAttn);
    return into + 2 * countOf(query) * all;
  }

  forward<
    Q extends Shape,
    D extends DType,
    K extends Shape,
    V extends Shape,
    const O extends AttentionOptions = Readonly<Record<never, never>>,
  >(
    query: Tensor<Q, D> & Check<'MultiHeadAttention', QueryShape<this, Q>>,
    key: Tensor<K> & Check<'MultiHeadAttention', KeyShape<this, K>>,
    value: Tensor<V> & Check<'MultiHeadAttention', ValueShape<this, K, V>>,
    options?: O,
  ): [output: Tensor<Resolved<QueryShape<this, Q>>, D>, weights: Shown<O, Tensor<AttentionWeights<this, Q, K, O>, D>>];
  forward(query: Tensor, key: Tensor, value: Tensor, options: AttentionOptions = {}): [Tensor, Tensor | null] {
    const { embedDim, numHeads } = this;
    const batched = this.checkInputs(query, key, value);
    const [q, k, v] = this.projected(query, key, value).map((x) => this.batchAhead(x, batched)) as [Tensor, Tensor, Tensor];
    const [batch, length] = q.shape as [number, number];
    const [keys, values] = [this.withOwn(k, this.biasK), this.withOwn(v, this.biasV)];
    const masks = this.masks(batch, length, k.shape[1]!, keys.shape[1]!, batched, options);

    const size = embedDim / numHeads;
    const heads = (x: Tensor): Tensor => x.reshape([batch, -1, numHeads, size]).transpose(1, 2);
    const weights = attentionWeights(attentionScores(heads(q), heads(keys), 1 / Math.sqrt(size)), masks);
    const kept: Tensor = this.training && this.dropout > 0 ? new Dropout(this.dropout).forward(weights) : weights;
    const attended: Tensor = kept.matmul(heads(values)).transpose(1, 2).reshape([batch, length, embedDim]);
    const output: Tensor = this.outProj.forward(batched && !this.batchFirst ? attended.transpose(0, 1) : attended);

    const { needWeights = true, averageAttnWeights = true } = options;
    const shown: Tensor = averageAttnWeights ? kept.mean(1) : kept;
    const ahead = (x: Tensor): Tensor => (batched ? x : x.squeeze(0));
    return [ahead(output), needWeights ? ahead(shown) : null];
  }

  /** Queries, keys and values as they came, with E features; a tensor that is more than one of them is read once. */
  private projected(query: Tensor, key: Tensor, value: Tensor): readonly Tensor[] {
    const { embedDim: size, inProjBias: bias } = this;
    const { inProjWeight, qProjWeight, kProjWeight, vProjWeight } = this.projections;
    const product = (x: Tensor, weight: Tensor, first: number, count: number): Tensor => {
      const y: Tensor = x.matmul(weight.t() as Tensor);
      return bias === null ? y : y.add((bias as Tensor).narrow(0, first * size, count * size));
    };
    if (inProjWeight === null) {
      const own = [qProjWeight, kProjWeight, vProjWeight] as readonly Tensor[];
      return [query, key, value].map((x, i) => product(x, own[i]!, i, 1));
    }
    const rows = (first: number, count: number): Tensor => (inProjWeight as Tensor).narrow(0, first * size, count * size);
    if (query === key && key === value) return product(query, inProjWeight, 0, 3).chunk(3, -1) as Tensor[];
    const q = product(query, rows(0, 1), 0, 1);
    if (key === value) return [q, ...(product(key, rows(1, 2), 1, 2).chunk(2, -1) as Tensor[])];
    return [q, product(key, rows(1, 1), 1, 1), product(value, rows(2, 1), 2, 1)];
  }

  /** [batch, length, features]. */
  private batchAhead(x: Tensor, batched: boolean): Tensor {
    if (!batched) return x.unsqueeze(0);
    return this.batchFirst ? x : x.transpose(0, 1);
  }

  /** Keys or values with those of the layer's own behind them. */
  private withOwn(x: Tensor, learned: Tensor | null): Tensor {
    const [batch, , size] = x.shape as [number, number, number];
    const own = [
      ...(learned === null ? [] : [learned.expand([batch, 1, size])]),
      ...(this.addZeroAttn ? [zeroTensor([batch, 1, size], { dtype: x.dtype })] : []),
    ];
    return own.length === 0 ? x : concat([x, ...own], 1);
  }

  /** All masks for the scores [batch, heads, L, S]; keys of the layer's own are always seen. */
  private masks(
    batch: number,
    queries: number,
    keys: number,
    all: number,
    batched: boolean,
    { attnMask, keyPaddingMask, isCausal = false }: AttentionOptions,
  ): Mask[] {
    const masks: Mask[] = isCausal ? [causal(queries, keys)] : [];
    if (attnMask !== undefined) {
      const perHead = [batch * this.numHeads, queries, keys];
      requireOneOf('attnMask', attnMask, [queries, keys], perHead);
      const laid: Tensor = attnMask.rank === 2 ? attnMask : attnMask.reshape([batch, this.numHeads, queries, keys]);
      masks.push(allowing(laid));
    }
    if (keyPaddingMask !== undefined) {
      requireOneOf('keyPaddingMask', keyPaddingMask, batched ? [batch, keys] : [keys]);
      masks.push(allowing(keyPaddingMask.reshape([batch, 1, 1, keys])));
    }
    const added = all - keys;
    const beyond = (mask: Mask): Mask =>
      mask.pad([...Array.from({ length: mask.rank - 1 }, () => [0, 0]), [0, added]], { value: mask.dtype === 'bool' ? 1 : 0 });
    return added === 0 ? masks : masks.map(beyond);
  }

  /** Whether there is a batch. */
  private checkInputs(query: Tensor, key: Tensor, value: Tensor): boolean {
    const { embedDim, kdim, vdim, batchFirst } = this;
    const layout = (size: number): string => (batchFirst ? `[batch, length, ${size}]` : `[length, batch, ${size}]`);
    const expected = `expected query ${layout(embedDim)}, key ${layout(kdim)} and value ${layout(vdim)}, all with a batch or all without`;
    const got = `got ${show(query.shape)}, ${show(key.shape)} and ${show(value.shape)}`;
    const { rank } = query;
    const sized = query.shape.at(-1) === embedDim && key.shape.at(-1) === kdim && value.shape.at(-1) === vdim;
    const fits = (rank === 2 || rank === 3) && key.rank === rank && value.rank === rank && sized;
    if (!fits) throw new ShapeMismatchError('MultiHeadAttention', `${expected}, ${got}`);
    if (key.shape.slice(0, -1).join() !== value.shape.slice(0, -1).join())
      throw new ShapeMismatchError('MultiHeadAttention', `there is one value for each key, ${got}`);
    const batchDim = batchFirst ? 0 : 1;
    if (rank === 3 && query.shape[batchDim] !== key.shape[batchDim])
      throw new ShapeMismatchError('MultiHeadAttention', `query and key have one batch, ${got}`);
    return rank === 3;
  }
}

function projections(embedDim: number, kdim: number, vdim: number): Projections {
  const drawn = (rows: number, columns: number): Weight => new Parameter(xavierUniform([rows, columns] as Shape));
  if (kdim === embedDim && vdim === embedDim)
    return { inProjWeight: drawn(3 * embedDim, embedDim), qProjWeight: null, kProjWeight: null, vProjWeight: null };
  return {
    inProjWeight: null,
    qProjWeight: drawn(embedDim, embedDim),
    kProjWeight: drawn(embedDim, kdim),
    vProjWeight: drawn(embedDim, vdim),
  };
}

/** A mask whose true forbids as one whose true allows. */
const allowing = (mask: Tensor): Mask => (mask.dtype === 'bool' ? mask.logicalNot() : mask);

/** Throws unless a mask is of booleans or floats and has one of the shapes. */
function requireOneOf(name: string, mask: Tensor, ...shapes: readonly Shape[]): void {
  requireMask('MultiHeadAttention', name, mask);
  if (!shapes.some((shape) => shape.join() === mask.shape.join())) {
    const expected = shapes.map(show).join(' or ');
    throw new ShapeMismatchError('MultiHeadAttention', `${name} is ${expected}, got ${show(mask.shape)}`);
  }
}
