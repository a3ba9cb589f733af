import { type Condition, type Stage, stageExprs, visitExprs } from '@nacre/tensor/backend';
import type { Levels } from './levels.ts';
import type { StageSchedule } from './schedule.ts';
import type { Scope } from './scope.ts';

/** The conditions that stages test, once each; those along unrolled axes once for every point of them. */
export function loopConditions(
  stages: readonly Stage[],
  schedules: readonly StageSchedule[],
  levels: Levels,
  scope: Scope,
): Condition[] {
  const found = new Map<string, Condition>();
  stages.forEach((stage, i) => {
    const { axes, unrolled } = schedules[i]!;
    const sizes = new Map(unrolled ? axes.map((axis, j) => [axis, stage.axes[j]!] as const) : []);
    visitExprs(stageExprs(stage), (expr) => {
      if (expr.kind !== 'load' && expr.kind !== 'guard') return;
      for (const condition of expr.conditions) {
        for (const one of unroll(condition, sizes)) found.set(levels.conditionKey(one, scope), one);
      }
    });
  });
  return [...found.values()];
}

/** A condition with every choice of the axes given; whole if one of them stands inside a division. */
function unroll(condition: Condition, sizes: ReadonlyMap<number, number>): Condition[] {
  const { index, size } = condition;
  const axis = index.terms.flatMap(({ atom }) => (atom.kind === 'axis' && sizes.has(atom.axis) ? [atom.axis] : []))[0];
  if (axis === undefined) return [condition];
  const terms = index.terms.filter(({ atom }) => atom.kind !== 'axis' || atom.axis !== axis);
  const scale = index.terms.reduce((sum, t) => (terms.includes(t) ? sum : sum + t.scale), 0);
  return Array.from({ length: sizes.get(axis)! }, (_, place) => ({
    index: { offset: index.offset + scale * place, terms },
    size,
  })).flatMap((c) => unroll(c, sizes));
}
