import { type ComputeType, type ReduceOp, reduceOps } from '@nacre/tensor/backend';
import { type Dispatch, invocationsOf } from './dispatch.ts';
import { block } from './module.ts';
import type { ProgramText } from './program.ts';
import { spell } from './scalars.ts';
import { registerType } from './types.ts';

/** How invocations of a workgroup share points. */
type Shared = Pick<Dispatch, 'lanes' | 'pointsPerGroup' | 'alongPoints'>;

/**
 * A call of a function that combines one value of each invocation that has the same point, always in the same order: of lanes that
 * are far apart through workgroup memory, and of lanes of one subgroup, where there are such, from register to register.
 */
export function treeReduction(
  op: ReduceOp,
  type: ComputeType,
  dispatch: Shared,
  program: ProgramText,
): (stepLane: string, part: string) => string {
  const { lanes, pointsPerGroup, alongPoints } = dispatch;
  const register = registerType(type);
  const name = `${op}_of_lanes_${register}`;
  const parts = `${name}_parts`;
  const distance = alongPoints ? pointsPerGroup : 1;
  const apart = (steps: string): string => (distance === 1 ? steps : `${distance}u * ${steps}`);
  const combined = (a: string, b: string): string => spell(reduceOps[op].combine, type, [a, b], program.call);
  /** Lanes of a point come to as many values as are left of it. */
  const throughMemory = (left: string): string[] => [
    'workgroupBarrier();',
    `${parts}[lane] = part;`,
    ...block(`for (var width = ${lanes / 2}u; width >= ${left}; width /= 2u)`, [
      'workgroupBarrier();',
      ...block('if (step_lane < width)', [
        `${parts}[lane] = ${combined(`${parts}[lane]`, `${parts}[lane + ${apart('width')}]`)};`,
      ]),
    ]),
    'workgroupBarrier();',
  ];
  const declare = (parameters: string, body: readonly string[]): string =>
    program.declare(name, () =>
      [
        `var<workgroup> ${parts}: array<${register}, ${invocationsOf(dispatch)}>;`,
        '',
        ...block(`fn ${name}(${parameters}, part: ${register}) -> ${register}`, body),
      ].join('\n'),
    );
  if (!program.target.subgroups || alongPoints || type === 'bool') {
    declare('lane: u32, step_lane: u32', [...throughMemory('1u'), `return ${parts}[lane - ${apart('step_lane')}];`]);
    return (stepLane, part) => `${name}(lane, ${stepLane}, ${part})`;
  }
  program.usesSubgroups = true;
  declare('lane: u32, step_lane: u32, reach: u32', [
    'var value = part;',
    ...block(`if (reach < ${lanes}u)`, [...throughMemory('reach'), `value = ${parts}[lane - step_lane + step_lane % reach];`]),
    ...block(`for (var width = min(reach, ${lanes}u) / 2u; width > 0u; width /= 2u)`, [
      'let other = subgroupShuffleXor(value, width);',
      `value = ${combined('value', 'other')};`,
    ]),
    'return value;',
  ]);
  return (stepLane, part) => `${name}(lane, ${stepLane}, reach, ${part})`;
}
