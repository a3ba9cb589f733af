import type { Node } from './node.ts';

/**
 * Chains that grow from plan to plan without being computed, such as a running sum of losses that nobody reads yet, are
 * computed early. A node's `age` counts the plans run while its chain grew.
 */
const foldAge = 64;

let plansRun = 0;
let old: WeakRef<Node>[] = [];

/** Counts a plan; what is recorded from now on is younger than what was recorded before. */
export const countPlan = (): void => void plansRun++;
export const plansRunSoFar = (): number => plansRun;

/** Remembers the end of a chain that has grown too old. */
export function noteAge(node: Node): void {
  if (node.age > 0 && node.age % foldAge === 0) old.push(new WeakRef(node));
}

/** The ends of old chains that are still wanted. */
export function takeOld(): Node[] {
  const nodes = old.flatMap((reference) => reference.deref() ?? []).filter((node) => node.realized === undefined);
  old = [];
  return nodes;
}
