import type { Node } from './node.ts';

/** Nodes below `roots`, inputs before users, each once; `isLeaf` nodes are listed but not looked into. Iterative: graphs are deep. */
export function topological(roots: readonly Node[], isLeaf: (node: Node) => boolean = () => false): Node[] {
  const order: Node[] = [];
  const seen = new Set<Node>();
  const stack: { node: Node; next: number }[] = [];
  for (const root of roots) {
    if (seen.has(root)) continue;
    seen.add(root);
    stack.push({ node: root, next: isLeaf(root) ? root.inputs.length : 0 });
    while (stack.length > 0) {
      const frame = stack[stack.length - 1]!;
      const input = frame.node.inputs[frame.next++];
      if (input === undefined) {
        order.push(frame.node);
        stack.pop();
      } else if (!seen.has(input)) {
        seen.add(input);
        stack.push({ node: input, next: isLeaf(input) ? input.inputs.length : 0 });
      }
    }
  }
  return order;
}
