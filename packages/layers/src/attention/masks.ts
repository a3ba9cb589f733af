import { DTypeError, ones, type Shape, ShapeMismatchError, type Tensor, where } from '@nacre/tensor';
import { show } from '../sizes.ts';

/** Which key a query may see: true, or by how much its score is raised, −∞ hiding it. */
export type Mask = Tensor;

/** Queries see the keys up to their own place. */
export const causal = (queries: number, keys: number): Mask => ones([queries, keys], { dtype: 'bool' }).tril();

/** Throws unless a mask is of booleans or floats. */
export function requireMask(operation: string, name: string, { dtype }: Tensor): void {
  if (dtype !== 'bool' && !dtype.startsWith('float'))
    throw new DTypeError(operation, `${name} is bool or float, got ${dtype}`, "compare, or convert with .to('bool')");
}

/** Throws unless a mask broadcasts to the scores. */
export function requireFit(operation: string, name: string, mask: Tensor, scores: Shape): void {
  const lead = scores.length - mask.rank;
  if (lead < 0 || mask.shape.some((size, i) => size !== 1 && size !== scores[lead + i]))
    throw new ShapeMismatchError(operation, `${name} broadcasts to ${show(scores)}, got ${show(mask.shape)}`);
}

const applied = (scores: Tensor, mask: Mask): Tensor =>
  mask.dtype === 'bool' ? where(mask as Tensor<Shape, 'bool'>, scores, -Infinity) : scores.add(mask);

/** Q · Kᵀ · scale: how well each query and key go together. */
export const attentionScores = (query: Tensor, key: Tensor, scale: number): Tensor =>
  query.matmul(key.transpose(-2, -1) as Tensor).mul(scale);

/** Softmax of what the masks leave of the scores; 0 throughout where they leave nothing. */
export function attentionWeights(scores: Tensor, masks: readonly Mask[]): Tensor {
  if (masks.length === 0) return scores.softmax(-1);
  const left = masks.reduce(applied, scores);
  const top: Tensor = left.detach().max(-1, { keepDim: true });
  const shares: Tensor = left.sub(where(top.eq(-Infinity), 0, top)).exp();
  const sum: Tensor = shares.sum(-1, { keepDim: true });
  return shares.div(where(sum.eq(0), 1, sum));
}
