import type { Node } from '../graph/node.ts';
import type { Tensor } from '../tensor.ts';

/** The node of a tensor; a number, and what the operation will refuse, as it is. */
export const operand = (x: Tensor | number): Node | number =>
  typeof x === 'object' && x !== null && 'node' in x ? x.node : (x as number);
