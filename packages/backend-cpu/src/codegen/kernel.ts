import type { Kernel } from '@nacre/tensor/backend';
import type { FunctionBuilder, Local } from '../wasm/assembler.ts';
import { ExprFacts } from './facts.ts';
import { Functions } from './functions.ts';
import { loopConditions } from './loop-conditions.ts';
import { type Bound, blockedLoop, countedLoop, eachUnit, smaller } from './loops.ts';
import { type CompiledKernel, newModule } from './module.ts';
import { keepRowValues, type RowKernel } from './row-values.ts';
import { type Schedule, scheduleOf, tileSize } from './schedule.ts';
import { Scope } from './scope.ts';
import { type Body, readOwnStores, Stages } from './stages.ts';
import { Values } from './values.ts';
import type { Target } from './vector-function.ts';

/** The general way to run a kernel: its loops, one after the other. */
export function compileLoops(kernel: Kernel, target: Target): CompiledKernel {
  const module = newModule(target);
  const functions = new Functions(module, target);
  const plan = planLoops(kernel);
  const build = (f: FunctionBuilder): void => emitRun(f, functions, plan);
  module.exportFunction('run', module.defineFunction(['i32', 'i32', 'i32', 'i32'], [], build));
  const { units, work } = plan.schedule;
  const scratch = { preparations: 0, sharedBytes: 0, ownBytes: 4 * plan.rowElements };
  return { bytes: module.encode(), units, work, ...scratch, importsFunctions: functions.imports, summary: summarize(plan) };
}

interface LoopPlan extends RowKernel {
  readonly schedule: Schedule;
}

/** Keeps costly values of a row where points are computed one after the other. */
function planLoops(kernel: Kernel): LoopPlan {
  const schedule = scheduleOf(kernel);
  const row = schedule.vector === undefined ? keepRowValues(kernel) : undefined;
  const rowSchedule = row && scheduleOf(row.kernel);
  return row && rowSchedule?.vector === undefined ? { ...row, schedule: rowSchedule! } : { kernel, rowElements: 0, schedule };
}

function emitRun(f: FunctionBuilder, functions: Functions, { kernel, rowElements, schedule }: LoopPlan): void {
  const [record, scratch, begin, end] = f.params as [Local, Local, Local, Local];
  const root = new Scope(f, undefined);
  kernel.axes.forEach((size, axis) => root.ranges.set(axis, [0, size - 1]));
  for (const stage of kernel.stages) {
    stage.axes.forEach((size, i) => {
      const axis = kernel.axes.length + i;
      root.ranges.set(axis, [0, Math.max(size - 1, root.ranges.get(axis)?.[1] ?? 0)]);
    });
  }
  const own = new Map(rowElements > 0 ? [[kernel.buffers.length - 1, scratch]] : []);
  const values = new Values(f, functions, kernel, new ExprFacts(kernel), root, record, own);
  const stages = new Stages(f, kernel, values);
  const { outer, parallel, vector, block, tiled } = schedule;
  const inside = (scope: Scope, low: Bound, high: Bound): void => {
    const sequential = (depth: number, at: Scope): void => {
      const axis = outer[depth];
      if (axis !== undefined)
        countedLoop(f, at, { axis, step: 1, vector: false }, 0, kernel.axes[axis]!, (s) => sequential(depth + 1, s));
      else if (vector === undefined) stages.emit(at, schedule.stages, 1, [0]);
      else {
        const conditions = loopConditions(kernel.stages, schedule.stages, values.levels, at);
        const repeatable = !readOwnStores(kernel.stages);
        const emit: Body = (s, lanes, shifts) => stages.emit(s, schedule.stages, lanes, shifts);
        if (tiled === undefined) stages.laneLoop(at, { ...vector, low, high, conditions, repeatable }, emit);
        else {
          blockedLoop(f, 0, kernel.axes[tiled]!, tileSize, (from, to) => {
            stages.laneLoop(at, { ...vector, low, high, conditions, repeatable }, (s, lanes, shifts) =>
              countedLoop(f, s, { axis: tiled, step: 1, vector: false }, from, to, (inner) => emit(inner, lanes, shifts)),
            );
          });
        }
      }
    };
    sequential(parallel, scope);
  };
  const size = vector === undefined ? 0 : kernel.axes[vector.axis]!;
  const only = outer[0];
  if (block === undefined && parallel === 1 && only !== undefined) {
    countedLoop(f, root, { axis: only, step: 1, vector: false }, begin, end, (scope) => inside(scope, 0, size));
    return;
  }
  const axes = outer.slice(0, parallel);
  eachUnit(
    f,
    root,
    begin,
    end,
    axes.map((axis) => kernel.axes[axis]!),
    block === undefined ? undefined : Math.ceil(size / block),
    (unit, places) => {
      const scope = axes.reduce((s, axis, i) => new Scope(f, s, { axis, value: places[i]! }), unit);
      const blockPlace = places[axes.length];
      if (block === undefined || blockPlace === undefined) {
        inside(scope, 0, size);
        return;
      }
      const low = f.local('i32');
      const high = f.local('i32');
      f.get(blockPlace).i32(block).op('i32.mul').set(low);
      smaller(f, () => f.get(low).i32(block).op('i32.add'), size);
      f.set(high);
      inside(scope, low, high);
    },
  );
}

function summarize({ rowElements, schedule }: LoopPlan): string {
  const { outer, parallel, vector, block, units, tiled, stages } = schedule;
  const axis = (a: number): string => `i${a}`;
  const lanes = (v: Schedule['vector']): string => (v === undefined ? '' : ` lanes along ${axis(v.axis)} × ${v.unroll}`);
  return [
    `${units} units of ${outer.slice(0, parallel).map(axis).join(' ')}${block === undefined ? '' : ` and ${block} of ${axis(vector!.axis)}`}; loops ${outer.slice(parallel).map(axis).join(' ')}${lanes(vector)}${tiled === undefined ? '' : `, inside ${axis(tiled)} by ${tileSize}`}`,
    ...(rowElements > 0 ? [`keeps ${rowElements} values of a row`] : []),
    ...stages.map((s, i) => `stage ${i}: ${s.unrolled ? 'unrolled' : 'loops'} ${s.axes.map(axis).join(' ')}${lanes(s.vector)}`),
  ].join('\n');
}
