import { numberToFloat16 } from '../../contract/convert.ts';
import { type DType, hostArray } from '../../dtype.ts';
import type { Node } from '../../graph/node.ts';
import { source } from '../../ops/index.ts';
import { randomPermutation } from '../../random/threefry.ts';
import { type Shape, sizeOf } from '../../shape.ts';
import type { Example } from './examples.ts';

/**
 * A leaf of distinct numbers, evenly spread over a range in mixed order: multiples of 2⁻¹⁰ and never 0, exact in every float
 * dtype, so that no maximum is tied and no function stands at a kink.
 */
export function leaf(shape: Shape, dtype: DType, [low, high]: readonly [number, number] = [-2, 2], seed = 0): Node {
  const count = sizeOf(shape);
  const data = hostArray(dtype, count);
  const order = randomPermutation(count, seed, count);
  for (let i = 0; i < count; i++) {
    const value = (Math.round((low + ((high - low) * (order[i]! + 0.5)) / count) * 512) * 2 + 1) / 1024;
    data[i] = dtype === 'float16' ? numberToFloat16(value) : value;
  }
  return source(shape, dtype, data, true);
}

/** A compiled kernel, in whatever form the backend keeps it. */
export interface Program {
  readonly leaves: readonly Node[];
  readonly outputs: readonly Node[];
}

/** An example, applied to leaves of a dtype. */
export function programOf(example: Example, dtype: DType): Program {
  const leaves = example.inputs.map((shape, i) => leaf(shape, dtype, example.range, i));
  const made = example.f(...leaves);
  return { leaves, outputs: Array.isArray(made) ? (made as readonly Node[]) : [made as Node] };
}
