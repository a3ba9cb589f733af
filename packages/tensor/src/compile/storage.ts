import { isNode, type Node } from '../graph/node.ts';
import { roleOf } from './cost.ts';

/** The memory a reshaped value lives in. */
export const holderOf = (node: Node): Node => (node.op === 'reshape' ? holderOf(node.inputs[0]!) : node);

/** Behind movement, the node that is computed or given. */
export function computedBelow(node: Node): Node {
  let below = node;
  while (roleOf(below) === 'movement') below = below.inputs[0]!;
  return below;
}

/** The values a routine reads; a scatter's shared index is read where it is, not where it is repeated. */
export function routineInputs(node: Node): readonly Node[] {
  if (!isNode(node, 'scatter')) return node.inputs;
  const [base, index, from] = node.inputs as [Node, Node, Node];
  return [base, sharedIndex(node) ?? index, from];
}

/** What a scatter's index repeats, if it repeats whole blocks of axes (those before, at and after the scatter's). */
export function sharedIndex(node: Node<'scatter'>): Node | undefined {
  const index = node.inputs[1]!;
  if (index.op !== 'expand') return undefined;
  const from = index.inputs[0]!;
  const { axis } = node.attributes;
  const blocks = [
    index.shape.map((_, i) => i).filter((i) => i < axis),
    [axis],
    index.shape.map((_, i) => i).filter((i) => i > axis),
  ];
  const whole = blocks.every((block) => {
    const repeatedAxes = block.filter((i) => index.shape[i] !== from.shape[i]);
    return repeatedAxes.length === 0 || block.every((i) => from.shape[i] === 1);
  });
  return whole ? from : undefined;
}
