import type { Node } from './node.ts';

let walks = 0;

/**
 * Nodes below `roots`, inputs before users, each once, their `place` in this list noted; `isLeaf` nodes are listed but not looked into. Iterative:
 * graphs are deep.
 */
export function topological(roots: readonly Node[], isLeaf: (node: Node) => boolean = () => false): Node[] {
  const walk = ++walks;
  const order: Node[] = [];
  /** The nodes on the way down, and which input of each comes next. */
  const path: Node[] = [];
  const next: number[] = [];
  const enter = (node: Node): void => {
    node.walk = walk;
    path.push(node);
    next.push(isLeaf(node) ? node.inputs.length : 0);
  };
  for (const root of roots) {
    if (root.walk !== walk) enter(root);
    while (path.length > 0) {
      const last = path.length - 1;
      const input = path[last]!.inputs[next[last]!++];
      if (input === undefined) {
        const node = path.pop()!;
        next.pop();
        node.place = order.push(node) - 1;
      } else if (input.walk !== walk) enter(input);
    }
  }
  return order;
}
