import {
  type Attended,
  type AttentionScores,
  type Check,
  type DType,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
} from '@nacre/tensor';
import { Dropout } from '../dropout.ts';
import { requireProbability, show } from '../sizes.ts';
import { attentionScores, attentionWeights, causal, type Mask, requireFit, requireMask } from './masks.ts';

/** The options of `scaledDotProductAttention`. */
export interface ScaledDotProductAttentionOptions {
  /** Broadcasts to [..., L, S]: a boolean, true where a query may attend to a key, or floats that are added to the scores. */
  readonly attnMask?: Tensor;
  /** With which probability a weight is dropped, 0 by default. It is never switched off: pass 0 in evaluation. */
  readonly dropoutP?: number;
  /** Whether query i attends only to the keys 0 to i, beside what the mask allows; false by default. */
  readonly isCausal?: boolean;
  /** What the products are multiplied by; 1 / √E by default. */
  readonly scale?: number;
}

/**
 * softmax(Q · Kᵀ · scale + mask) · V (`torch.nn.functional.scaled_dot_product_attention`, Vaswani et al. 2017): queries [..., L, E], keys
 * [..., S, E] and values [..., S, Ev] give [..., L, Ev]. A query that may attend to nothing finds 0, and has no gradient (PyTorch 1 gives
 * NaN, PyTorch 2.5 the same 0).
 *
 * @throws ShapeMismatchError, DTypeError for what does not fit
 * @example
 * const [q, k, v] = [randn([2, 8, 5, 16]), randn([2, 8, 7, 16]), randn([2, 8, 7, 4])];
 * scaledDotProductAttention(q, k, v).shape; // [2, 8, 5, 4]
 */
export function scaledDotProductAttention<Q extends Shape, D extends DType, K extends Shape, V extends Shape>(
  query: Tensor<Q, D>,
  key: Tensor<K> & Check<'scaledDotProductAttention', AttentionScores<Q, K>>,
  value: Tensor<V> & Check<'scaledDotProductAttention', Attended<Q, K, V>>,
  options: ScaledDotProductAttentionOptions = {},
): Tensor<Resolved<Attended<Q, K, V>>, D> {
  const operation = 'scaledDotProductAttention';
  const [q, k, v]: [Tensor, Tensor, Tensor] = [query, key, value];
  const { attnMask, dropoutP = 0, isCausal = false, scale = 1 / Math.sqrt(q.shape.at(-1)!) } = options;
  requireProbability(operation, 'dropoutP', dropoutP);
  if (q.rank < 2 || k.rank < 2 || v.rank < 2 || q.shape.at(-1) !== k.shape.at(-1) || k.shape.at(-2) !== v.shape.at(-2)) {
    const got = `query ${show(q.shape)}, key ${show(k.shape)}, value ${show(v.shape)}`;
    throw new ShapeMismatchError(operation, `expected [..., L, E], [..., S, E] and [..., S, Ev], got ${got}`);
  }
  const scores = attentionScores(q, k, scale);
  const masks: Mask[] = isCausal ? [causal(q.shape.at(-2)!, k.shape.at(-2)!)] : [];
  if (attnMask !== undefined) {
    requireMask(operation, 'attnMask', attnMask);
    requireFit(operation, 'attnMask', attnMask, scores.shape);
    masks.push(attnMask);
  }
  const weights = attentionWeights(scores, masks);
  const kept: Tensor = dropoutP > 0 ? new Dropout(dropoutP).forward(weights) : weights;
  return kept.matmul(v) as Tensor as Tensor<Resolved<Attended<Q, K, V>>, D>;
}
