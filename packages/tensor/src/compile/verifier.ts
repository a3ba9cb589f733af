import type { Node } from '../graph/node.ts';
import type { Program } from './canonical.ts';
import type { Capture, Request } from './capture.ts';
import type { Group, Grouping } from './group.ts';
import type { Lowered } from './lower.ts';
import type { Layout, Plan } from './plan.ts';

/** Looks at what each pass made, and throws if it is not what the next one may count on. */
export interface Verifier {
  captured(captured: Capture & Request): void;
  program(program: Program): void;
  grouping(program: Program, grouping: Grouping): void;
  kernel(group: Group, lowered: Lowered, maxBuffers: number): void;
  plan(program: Program, plan: Plan, values: PlannedValues, layout: Layout): void;
}

export interface PlannedValues {
  /** The value behind each slot of each launch; undefined for the record of faults. */
  readonly slots: readonly (readonly (Node | undefined)[])[];
  /** What each update writes. */
  readonly updates: readonly Node[];
}

let current: Verifier | undefined;

/** The verifier of the passes, if one is installed. Tests do; without one the passes are trusted. */
export const verifier = (): Verifier | undefined => current;

export function setVerifier(chosen: Verifier | undefined): void {
  current = chosen;
}
