import { canonical, type Program, type RoutineLowering } from './canonical.ts';
import type { Capture, Request } from './capture.ts';
import { group } from './group.ts';
import { type Layout, type Plan, Planner } from './plan.ts';
import { verifier } from './verifier.ts';

export type { RoutineLowering } from './canonical.ts';
export { type Capture, capture, type Request } from './capture.ts';
export type { ArgSource } from './lower.ts';
export type { Layout, Plan, PlannedLaunch, Slot } from './plan.ts';

/** The compiler: a captured graph becomes a plan in four passes. */
export const compile = (captured: Capture & Request, layout: Layout, lowering: RoutineLowering): Plan =>
  passes(captured, layout, lowering).plan;

/** What the passes came to. It holds on to the captured graph, as plans do not. */
export interface Passes {
  readonly program: Program;
  readonly planner: Planner;
  readonly plan: Plan;
}

export function passes(captured: Capture & Request, layout: Layout, lowering: RoutineLowering): Passes {
  verifier()?.captured(captured);
  const program = canonical(captured, layout.capabilities, lowering);
  verifier()?.program(program);
  const grouping = group(program, layout.capabilities.maxBuffersPerKernel);
  verifier()?.grouping(program, grouping);
  const planner = new Planner(program, grouping, layout);
  return { program, planner, plan: planner.run() };
}
