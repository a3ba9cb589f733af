import { scaledDotProductAttention } from '@nacre/layers';
import { type Tensor, tensor } from '@nacre/tensor';

/** A point of the plane. */
export type Vector = readonly [x: number, y: number];

export interface Given {
  readonly query: Vector;
  readonly keys: readonly Vector[];
  /** A number for each key. */
  readonly values: readonly number[];
  /** What the products are multiplied by; 1 / √2 where nothing else is wished. */
  readonly scale: number;
}

export interface Attended {
  /** Products of the query with each key, scaled. */
  readonly scores: Float32Array;
  /** Their softmax. */
  readonly weights: Float32Array;
  /** The mean of the values with these weights. */
  readonly output: number;
}

/** Attention of one query in the plane, with all that comes between. */
export class Attention {
  async attend({ query, keys, values, scale }: Given): Promise<Attended> {
    const [q, k, v]: [Tensor, Tensor, Tensor] = [tensor([[...query]]), tensor(keys.map((key) => [...key])), column(values)];
    const scores = q.matmul(k.t()).mul(scale) as Tensor;
    const output = scaledDotProductAttention(q, k, v, { scale });
    const [s, w, o] = await Promise.all([scores.data(), scores.softmax(1).data(), output.item()]);
    return { scores: s as Float32Array, weights: w as Float32Array, output: o as number };
  }
}

const column = (values: readonly number[]): Tensor => tensor(values.map((value) => [value]));
