import type { Node, SpatialAxis } from '../graph/node.ts';
import { convert, convolution } from '../ops/index.ts';

let operands: 'float32' | 'float16' = 'float32';

/** Runs `f` with the operands of float32 products and convolutions rounded to a dtype. */
export function withOperands<T>(dtype: 'float32' | 'float16', f: () => T): T {
  const before = operands;
  operands = dtype;
  try {
    return f();
  } finally {
    operands = before;
  }
}

/** An operand as autocast has it: a float16 where it says so; products and their sums stay float32. */
const operand = (x: Node): Node =>
  operands === 'float16' && x.dtype === 'float32' ? convert(convert(x, 'float16'), 'float32') : x;

/** The convolution that users ask for: see `ops.convolution`. */
export const contract = (input: Node, kernel: Node, spatial: readonly SpatialAxis[]): Node =>
  convolution(operand(input), operand(kernel), spatial);

/** The product that users ask for: see `ops.product`. */
export const product = (a: Node, b: Node): Node => contract(a, b, []);
