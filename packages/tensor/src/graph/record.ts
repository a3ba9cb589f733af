import { type DType, isFloat } from '../dtype.ts';
import { checkSize, maxElements, type Shape, sizeOf } from '../shape.ts';
import { noteAge } from './deep.ts';
import { type Attributes, Node, type Op } from './node.ts';

let gradientsEnabled = true;

/** Runs `f` with recording for differentiation switched on or off. */
export function withGradients<T>(enabled: boolean, f: () => T): T {
  const before = gradientsEnabled;
  gradientsEnabled = enabled;
  try {
    return f();
  } finally {
    gradientsEnabled = before;
  }
}

/**
 * Records what f does without gradients (`torch.no_grad`): nothing in it will be differentiated. Only what is recorded before f
 * returns counts.
 * @example
 * const w = new Parameter(tensor([2]));
 * noGrad(() => w.mul(3)).requiresGrad; // false
 */
export const noGrad = <T>(f: () => T): T => withGradients(false, f);

/**
 * Records one primitive. A deferred tensor may be too large to exist, as long as nobody needs its values; what is no larger is not refused
 * here. Gradients flow through floats that depend on something that requires them.
 */
export function record<O extends Op>(
  op: O,
  inputs: readonly Node[],
  attributes: Attributes[O],
  shape: Shape,
  dtype: DType,
): Node<O> {
  if (sizeOf(shape) > maxElements && !inputs.some((input) => sizeOf(input.shape) >= sizeOf(shape))) checkSize(op, shape);
  const requiresGrad = gradientsEnabled && isFloat(dtype) && inputs.some((input) => input.requiresGrad);
  const node = new Node(op, inputs, attributes, shape, dtype, requiresGrad);
  noteAge(node);
  return node;
}
