import { GradientError } from '../errors.ts';
import { isGradientLeaf, type Node } from '../graph/node.ts';
import { topological } from '../graph/traverse.ts';
import { accumulate } from './accumulate.ts';
import { type Rule, rules } from './rules.ts';

/**
 * Reverse-mode differentiation: from the gradients of `outputs`, those of `wanted`, undefined where none flows.
 * Walks only through nodes that require gradients, and ends at those that are wanted.
 */
export function backward(outputs: readonly Node[], seeds: readonly Node[], wanted: readonly Node[]): (Node | undefined)[] {
  const contributions = new Map<Node, Node[]>();
  const give = (node: Node, gradient: Node): void => {
    const list = contributions.get(node);
    if (list) list.push(gradient);
    else contributions.set(node, [gradient]);
  };
  outputs.forEach((output, i) => give(output, seeds[i]!));

  const found = new Map<Node, Node>();
  const targets = new Set(wanted);
  const order = topological(
    outputs.filter((output) => output.requiresGrad),
    (node) => !node.requiresGrad || targets.has(node),
  );
  for (const node of order.reverse()) {
    const list = contributions.get(node);
    if (list === undefined || !node.requiresGrad) continue;
    const gradient = accumulate(list);
    if (targets.has(node)) {
      found.set(node, gradient);
      continue;
    }
    if (node.inputs.length === 0 && !isGradientLeaf(node)) {
      throw new GradientError(
        'backward',
        `the graph below a ${node.op} was released when its values were computed or replaced`,
        'call backward() before reading or stepping',
      );
    }
    const gradients = (rules[node.op] as Rule<typeof node.op>)(node as never, gradient);
    gradients.forEach((g, i) => {
      const input = node.inputs[i]!;
      if (g !== undefined && input.requiresGrad) give(input, g);
    });
  }
  return wanted.map((node) => found.get(node));
}

/** Leaves that ask for a gradient below `output`. */
export const gradientLeaves = (output: Node): Node[] =>
  topological([output], (node) => !node.requiresGrad).filter(isGradientLeaf);
