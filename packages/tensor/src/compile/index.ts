import { canonical, type RoutineLowering } from './canonical.ts';
import type { Capture, Request } from './capture.ts';
import { group } from './group.ts';
import { type Layout, type Plan, plan } from './plan.ts';
import { verifier } from './verifier.ts';

export type { RoutineLowering } from './canonical.ts';
export { type Capture, capture, type Request } from './capture.ts';
export type { ArgSource } from './lower.ts';
export type { Layout, Plan, PlannedLaunch, Slot } from './plan.ts';

/** The compiler: a captured graph becomes a plan in four passes. */
export function compile(captured: Capture & Request, layout: Layout, lowering: RoutineLowering): Plan {
  verifier()?.captured(captured);
  const program = canonical(captured, layout.capabilities, lowering);
  verifier()?.program(program);
  const grouping = group(program, layout.capabilities.maxBuffersPerKernel);
  verifier()?.grouping(program, grouping);
  return plan(program, grouping, layout);
}
