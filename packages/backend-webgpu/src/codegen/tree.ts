import { type ComputeType, type ReduceOp, reduceOps } from '@nacre/tensor/backend';
import { workgroupSize } from './dispatch.ts';
import type { ProgramText } from './program.ts';
import { spell } from './scalars.ts';
import { registerType } from './types.ts';

/** The name of a function that combines one value of each invocation of a workgroup, always in the same order. */
export function treeReduction(op: ReduceOp, type: ComputeType, program: ProgramText): string {
  const register = registerType(type);
  const name = `${op}_of_group_${register}`;
  const parts = `${name}_parts`;
  return program.declare(name, () => {
    const combined = spell(reduceOps[op].combine, type, [`${parts}[lane]`, `${parts}[lane + width]`], program.call);
    return `\
var<workgroup> ${parts}: array<${register}, ${workgroupSize}>;

fn ${name}(lane: u32, part: ${register}) -> ${register} {
  workgroupBarrier();
  ${parts}[lane] = part;
  for (var width = ${workgroupSize / 2}u; width > 0u; width /= 2u) {
    workgroupBarrier();
    if (lane < width) {
      ${parts}[lane] = ${combined};
    }
  }
  workgroupBarrier();
  return ${parts}[0];
}`;
  });
}
