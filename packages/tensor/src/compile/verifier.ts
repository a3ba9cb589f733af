import type { Program } from './canonical.ts';
import type { Capture, Request } from './capture.ts';
import type { Grouping } from './grouping.ts';
import type { Plan, Planner } from './plan.ts';

/** Looks at what each pass made, and throws if it is not what the next one may count on. */
export interface Verifier {
  captured(captured: Capture & Request): void;
  program(program: Program): void;
  grouping(program: Program, grouping: Grouping): void;
  plan(planner: Planner, plan: Plan): void;
}

let current: Verifier | undefined;

/** The verifier of the passes, if one is installed. Tests do; without one the passes are trusted. */
export const verifier = (): Verifier | undefined => current;

export function setVerifier(chosen: Verifier | undefined): void {
  current = chosen;
}
