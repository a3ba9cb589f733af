import type { Node } from '../graph/node.ts';
import type { Tensor } from '../tensor.ts';

/** The node of a tensor; a number as it is. */
export const operand = (x: Tensor | number): Node | number => (typeof x === 'number' ? x : x.node);
