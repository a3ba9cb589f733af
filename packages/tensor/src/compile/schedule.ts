import { InternalError } from '../errors.ts';
import type { Group, RoutineGroup } from './grouping.ts';

type AnyGroup = Group | RoutineGroup;

/** Whether `to` needs, directly or not, what `from` stores. */
export function reaches(from: AnyGroup, to: AnyGroup): boolean {
  const seen = new Set([from]);
  const stack = [from];
  while (stack.length > 0) {
    const next = stack.pop()!;
    if (next === to) return true;
    for (const user of next.users) {
      if (seen.has(user)) continue;
      seen.add(user);
      stack.push(user);
    }
  }
  return false;
}

const recorded = (g: AnyGroup): number => ('routine' in g ? g.routine.id : g.root.id);

/** Everything after what it needs, and otherwise in the order in which it was recorded. */
export function schedule(groups: readonly AnyGroup[]): AnyGroup[] {
  const waiting = new Map<AnyGroup, number>(groups.map((g) => [g, 0]));
  for (const g of groups) for (const user of g.users) if (waiting.has(user)) waiting.set(user, waiting.get(user)! + 1);
  const ready = groups.filter((g) => waiting.get(g) === 0).sort((a, b) => recorded(b) - recorded(a));
  const order: AnyGroup[] = [];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    order.push(next);
    for (const user of next.users) {
      const left = waiting.get(user);
      if (left === undefined) continue;
      waiting.set(user, left - 1);
      if (left === 1) insert(ready, user);
    }
  }
  if (order.length !== groups.length) throw new InternalError('schedule', 'the kernels of a plan wait for each other');
  return order;
}

/** Keeps `ready` sorted, the earliest recorded last. */
function insert(ready: AnyGroup[], g: AnyGroup): void {
  let low = 0;
  let high = ready.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (recorded(ready[middle]!) > recorded(g)) low = middle + 1;
    else high = middle;
  }
  ready.splice(low, 0, g);
}
