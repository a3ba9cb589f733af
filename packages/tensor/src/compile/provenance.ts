import type { Node } from '../graph/node.ts';
import { topological } from '../graph/traverse.ts';
import type { Capture } from './capture.ts';
import { roleOf } from './cost.ts';
import type { Passes } from './index.ts';
import type { AnyGroup } from './plan.ts';
import { holderOf, routineInputs } from './storage.ts';

/**
 * For each captured node the launches in which it is computed, in order: several if it is computed anew by its readers, or was split. Movement and
 * constants are part of the launches that read through them, inputs of those that read them.
 */
export function launchesOf({ order }: Capture, { program: { copies }, planner }: Passes): readonly (readonly number[])[] {
  const launches = new Map<Node, Set<number>>();
  const note = (node: Node, launch: number): void => {
    const known = launches.get(node);
    if (known === undefined) launches.set(node, new Set([launch]));
    else known.add(launch);
  };
  planner.order.forEach((group, launch) => {
    for (const node of nodesOf(group)) note(node, launch);
  });
  planner.copied.forEach(({ from }, i) => note(from, planner.order.length + i));
  const known = new Set(copies.values());
  return order.map((node) => {
    const copy = copies.get(node)!;
    // The compiler makes some nodes into several.
    const parts = topological([copy], (part) => part !== copy && known.has(part)).filter(
      (part) => part === copy || !known.has(part),
    );
    const own = parts.flatMap((part) => [...(launches.get(part) ?? [])]);
    // A reshape of something stored is in no launch.
    const all = own.length > 0 ? own : [...(launches.get(holderOf(copy)) ?? [])];
    return [...new Set(all)].sort((a, b) => a - b);
  });
}

/** What a launch computes, and what it reads without memory or from outside. */
function nodesOf(group: AnyGroup): ReadonlySet<Node> {
  const routine = 'routine' in group;
  const nodes = new Set(routine ? [group.routine] : [...group.members, ...group.stores.map(({ value }) => value)]);
  for (const node of nodes) {
    const inputs = routine && node === group.routine ? routineInputs(node) : node.inputs;
    for (const input of inputs) if (roleOf(input) === 'movement' || roleOf(input) === 'leaf') nodes.add(input);
  }
  if (!routine) for (const { into } of group.stores) nodes.add(into);
  return nodes;
}
