import { type Kernel, type ReduceStage, stageExprs } from '@nacre/tensor/backend';
import { numbered, product, readRun } from './axes.ts';
import { busy, fold } from './module.ts';

/** How the outer points of a kernel, and the steps of their inner loops, are spread over invocations. */
export interface Dispatch {
  readonly points: number;
  /** Invocations that share the inner loops of one point, a power of two. */
  readonly lanes: number;
  /** Points that share a workgroup. */
  readonly pointsPerGroup: number;
  /** Whether neighbouring invocations have neighbouring points, not neighbouring steps. */
  readonly alongPoints: boolean;
  /** Workgroups that share the steps of the one reduction, each leaving a part of it. */
  readonly parts: number;
  readonly groups: readonly [x: number, y: number];
}

export const invocationsOf = ({ lanes, pointsPerGroup }: Pick<Dispatch, 'lanes' | 'pointsPerGroup'>): number =>
  lanes * pointsPerGroup;

const usualInvocations = 64;
const mostInvocations = 256;
/** Steps that are worth a lane, and a part. */
const leastSteps = 4;
const leastStepsOfPart = 2048;
const mostParts = 64;
/** Neighbouring points that are read together. */
const pointRun = 16;

/** With `partial`, long reductions to few points may be cut in parts. */
export function dispatchOf({ axes, stages }: Kernel, partial = false): Dispatch {
  const points = product(axes);
  const reductions = stages.filter((stage) => stage.kind === 'reduce');
  const steps = Math.max(1, ...reductions.map((stage) => product(stage.axes)));
  const alongPoints = !reductions.some((stage) => readsAlongSteps(stage, axes));
  const useful = powerOfTwo(Math.min(mostInvocations, steps / leastSteps));
  const needed = powerOfTwo((2 * busy) / Math.max(1, points));
  if (alongPoints) {
    const lanes = Math.min(useful, needed, mostInvocations / pointRun);
    const pointsPerGroup = lanes === 1 ? usualInvocations : Math.max(pointRun, usualInvocations / lanes);
    return spread({ points, lanes, pointsPerGroup, alongPoints }, partial ? steps : 0);
  }
  const lanes = Math.min(useful, Math.max(needed, usualInvocations));
  return spread({ points, lanes, pointsPerGroup: Math.max(1, usualInvocations / lanes), alongPoints }, partial ? steps : 0);
}

function spread(dispatch: Omit<Dispatch, 'parts' | 'groups'>, steps: number): Dispatch {
  const { points, lanes, pointsPerGroup } = dispatch;
  const wanted = Math.min(mostParts, steps / leastStepsOfPart, busy / Math.max(1, points * lanes));
  const parts = points === 0 ? 1 : powerOfTwo(wanted);
  return { ...dispatch, parts, groups: fold(Math.ceil(points / pointsPerGroup) * parts) };
}

/** The greatest that is not above a number, at least 1. */
const powerOfTwo = (limit: number): number => 2 ** Math.max(0, Math.floor(Math.log2(limit)));

/** Whether what a reduction reads lies along its steps rather than along the outer axes. */
function readsAlongSteps(stage: ReduceStage, outer: readonly number[]): boolean {
  const exprs = stageExprs(stage);
  return readRun(exprs, numbered(stage.axes, outer.length)) > readRun(exprs, numbered(outer, 0));
}
