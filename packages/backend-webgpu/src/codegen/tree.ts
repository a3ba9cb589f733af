import { type ComputeType, type ReduceOp, reduceOps } from '@nacre/tensor/backend';
import { type Dispatch, invocationsOf } from './dispatch.ts';
import type { ProgramText } from './program.ts';
import { spell } from './scalars.ts';
import { registerType } from './types.ts';

/** How invocations of a workgroup share points. */
type Shared = Pick<Dispatch, 'lanes' | 'pointsPerGroup' | 'alongPoints'>;

/** The name of a function that combines one value of each invocation that has the same point, always in the same order. */
export function treeReduction(op: ReduceOp, type: ComputeType, dispatch: Shared, program: ProgramText): string {
  const { lanes, pointsPerGroup, alongPoints } = dispatch;
  const register = registerType(type);
  const name = `${op}_of_lanes_${register}`;
  const parts = `${name}_parts`;
  const distance = alongPoints ? pointsPerGroup : 1;
  const other = distance === 1 ? 'width' : `${distance}u * width`;
  return program.declare(name, () => {
    const combined = spell(reduceOps[op].combine, type, [`${parts}[lane]`, `${parts}[lane + ${other}]`], program.call);
    return `\
var<workgroup> ${parts}: array<${register}, ${invocationsOf(dispatch)}>;

fn ${name}(lane: u32, step_lane: u32, part: ${register}) -> ${register} {
  workgroupBarrier();
  ${parts}[lane] = part;
  for (var width = ${lanes / 2}u; width > 0u; width /= 2u) {
    workgroupBarrier();
    if (step_lane < width) {
      ${parts}[lane] = ${combined};
    }
  }
  workgroupBarrier();
  return ${parts}[lane - ${distance === 1 ? '' : `${distance}u * `}step_lane];
}`;
  });
}
