/** Groups of mutually reachable nodes (Tarjan's strongly connected components of more than one node, and self-loops). */
export function cycles(edges) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const onStack = new Set();
  const groups = [];

  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    onStack.add(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node), low.get(next)));
      } else if (onStack.has(next)) {
        low.set(node, Math.min(low.get(node), index.get(next)));
      }
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    for (const member of group) onStack.delete(member);
    if (group.length > 1 || edges.get(node)?.has(node)) groups.push(shortestLoop(group, edges));
  };

  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return groups;
}

/** A shortest walk from the group's first node back to itself, which is what a reader needs to see. */
function shortestLoop(group, edges) {
  const [start] = group;
  const members = new Set(group);
  const before = new Map();
  const queue = [start];
  for (const node of queue) {
    for (const next of edges.get(node) ?? []) {
      if (next === start) {
        const walk = [start];
        for (let at = node; at !== start; at = before.get(at)) walk.unshift(at);
        return [start, ...walk];
      }
      if (members.has(next) && !before.has(next)) {
        before.set(next, node);
        queue.push(next);
      }
    }
  }
  return group;
}
