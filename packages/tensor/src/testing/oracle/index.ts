import { InternalError } from '../../errors.ts';
import type { AnyNode, Node } from '../../graph/node.ts';
import { topological } from '../../graph/traverse.ts';
import { oracleRules } from './rules.ts';
import type { Values } from './values.ts';

export type { Values } from './values.ts';

/**
 * The values of nodes, computed from the graph as it was recorded: floats in float64, one primitive after the other, by code
 * that shares nothing with the compiler. `given` replaces the values of nodes (of sources, say). Nodes that were realized have
 * forgotten how they were made: ask before, or give their values.
 * @example oracle([tensor([1, 2]).exp().node]); // [{ shape: [2], data: [2.718, 7.389] }]
 */
export function oracle(nodes: readonly Node[], given: ReadonlyMap<Node, Float64Array> = new Map()): Values[] {
  const values = new Map<Node, Values>();
  for (const node of topological(nodes, (n) => given.has(n))) {
    const data = given.get(node);
    values.set(
      node,
      data
        ? { shape: node.shape, data }
        : evaluate(
            node,
            node.inputs.map((input) => values.get(input)!),
          ),
    );
  }
  return nodes.map((node) => values.get(node)!);
}

function evaluate(node: Node, inputs: readonly Values[]): Values {
  if (node.realized !== undefined && node.op !== 'source' && node.inputs.length === 0) {
    throw new InternalError(
      'oracle',
      `a ${node.op} was realized and has forgotten its inputs`,
      'evaluate it before, or give its values',
    );
  }
  const rule = oracleRules[node.op] as (node: AnyNode, ...inputs: Values[]) => Values;
  return rule(node as AnyNode, ...inputs);
}
