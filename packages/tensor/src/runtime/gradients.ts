import type { Node } from '../graph/node.ts';
import { forget, isComputableOn } from './realize.ts';
import { activeTrace } from './tracing.ts';
import { ownerOf } from './variable.ts';

/** Accumulated gradients by leaf: of a variable through all its values, of any other leaf by its node. */
const gradients = new WeakMap<object, Node>();

export const gradientOf = (leaf: Node): Node | undefined => gradients.get(ownerOf(leaf) ?? leaf);

export function giveGradient(leaf: Node, gradient: Node | undefined): void {
  const key = ownerOf(leaf) ?? leaf;
  const before = gradients.get(key);
  activeTrace()?.cleanup.push(() => restore(key, before));
  restore(key, gradient);
}

function restore(key: object, gradient: Node | undefined): void {
  if (gradient === undefined) gradients.delete(key);
  else gradients.set(key, gradient);
}

/** Losses on which `backward` was called and that no step has computed yet. */
let differentiated: WeakRef<Node>[] = [];

export const noteBackward = (loss: Node): void => void differentiated.push(new WeakRef(loss));

/** The losses a step computes along with its updates. */
export function takeDifferentiated(): Node[] {
  const nodes = differentiated.flatMap((reference) => reference.deref() ?? []);
  differentiated = [];
  return nodes;
}

/**
 * After a step: losses it computed are values from now on, since what they were computed from is replaced. Those of another device
 * wait for its step.
 */
export function settle(losses: readonly Node[]): void {
  if (activeTrace() !== undefined) return;
  for (const loss of losses) {
    if (loss.realized !== undefined) forget(loss);
    else if (isComputableOn(undefined, loss)) noteBackward(loss);
  }
}
