import { Node, type Op } from '../graph/node.ts';
import { withGradients } from '../graph/record.ts';
import { topological } from '../graph/traverse.ts';
import { barrier } from '../ops/index.ts';
import { backward } from './backward.ts';

/** What was recorded before `start` and `y` is computed from. */
export const recordedBefore = (start: number, y: Node): Node[] =>
  topological([y], (node) => node.id < start).filter((node) => node.id < start);

/**
 * Gradients of `y` by `inputs`, the nodes it is computed from, at the values `given`: y is computed anew behind a barrier, so that
 * nothing of its first computation has to be kept.
 */
export function recomputedGradients(
  y: Node,
  inputs: readonly Node[],
  given: readonly Node[],
  gradient: Node,
): (Node | undefined)[] {
  const fresh = given.map((x) => new Node('variable', [x], {}, x.shape, x.dtype, x.requiresGrad));
  const again = withGradients(true, () => {
    const copies = new Map(inputs.map((input, i) => [input, barrier(fresh[i]!, gradient)]));
    return recordedAgain(y, copies, (node) => barrier(node, gradient));
  });
  return backward([again], [gradient], fresh);
}

/** The graph below `y` once more, upon `copies`; `apart` keeps what has no inputs from being shared with the first. */
function recordedAgain(y: Node, copies: Map<Node, Node>, apart: (node: Node) => Node): Node {
  for (const node of topological([y], (n) => copies.has(n))) {
    if (copies.has(node)) continue;
    if (node.op === 'bits') copies.set(node, apart(node));
    else if (node.inputs.length === 0) copies.set(node, node);
    else
      copies.set(
        node,
        new Node<Op>(
          node.op,
          node.inputs.map((input) => copies.get(input)!),
          node.attributes,
          node.shape,
          node.dtype,
          node.requiresGrad,
        ),
      );
  }
  return copies.get(y)!;
}
