import {
  type Condition,
  type Kernel,
  type MapStage,
  type ReduceStage,
  type Stage,
  stageExprs,
  visitExprs,
} from '@nacre/tensor/backend';
import type { FunctionBuilder, Local, ValueType } from '../wasm/assembler.ts';
import { Accumulators, isFloatSum, longestRun } from './accumulators.ts';
import type { At } from './indices.ts';
import { loopConditions } from './loop-conditions.ts';
import { type Bound, blockedLoop, countedLoop, pushBound } from './loops.ts';
import { type Lanes, valueType } from './scalar.ts';
import type { StageSchedule, VectorAxis } from './schedule.ts';
import { Scope } from './scope.ts';
import { Segments } from './segments.ts';
import type { Values } from './values.ts';

/** Emits the body of the innermost loops: for one point, or for `shifts.length` vectors. */
export type Body = (scope: Scope, lanes: Lanes, shifts: readonly number[]) => void;

/** A loop whose axis lanes lie along. */
export interface LaneLoop extends VectorAxis {
  readonly low: Bound;
  readonly high: Bound;
  /** Tested inside the loop. */
  readonly conditions: readonly Condition[];
  /** Whether a point may be computed twice. */
  readonly repeatable?: boolean;
  /** Whether nothing needs to be done in a scope. */
  readonly idle?: (scope: Scope) => boolean;
  /** Breaks the vectors into runs. */
  readonly run?: { readonly vectors: number; readonly end: () => void };
}

/** Emits the stages of a kernel and the loops that take several points at once. */
export class Stages {
  private readonly f: FunctionBuilder;
  private readonly kernel: Kernel;
  private readonly values: Values;
  private readonly segments: Segments;

  constructor(f: FunctionBuilder, kernel: Kernel, values: Values) {
    this.f = f;
    this.kernel = kernel;
    this.values = values;
    this.segments = new Segments(f, values);
  }

  /** Vectors as far as they go, `unroll` at a time, then one more that overlaps the last of them, or single points. */
  laneLoop(scope: Scope, { axis, unroll, low, high, conditions, repeatable, idle, run }: LaneLoop, body: Body): void {
    const { f } = this;
    const vector = (inner: Scope, from: Bound, to: Bound, count: number): Bound => {
      const shifts = Array.from({ length: count }, (_, i) => 4 * i);
      return countedLoop(f, inner, { axis, step: 4 * count, vector: true }, from, to, (s) => body(s, 4, shifts));
    };
    const vectors = (inner: Scope, from: Bound, to: Bound): Bound => {
      const at = unroll > 1 ? vector(inner, from, to, unroll) : from;
      const end = vector(inner, at, to, 1);
      if (!repeatable || typeof from !== 'number' || typeof to !== 'number' || to - from < 4 || end === to) return end;
      return vector(inner, to - 4, to, 1);
    };
    this.segments.split(scope, axis, low, high, conditions, (inner, from, to, settled) => {
      if (idle?.(inner)) return;
      const single = (at: Bound): void =>
        void countedLoop(f, inner, { axis, step: 1, vector: false }, at, to, (s) => body(s, 1, [0]));
      if (!settled) single(from);
      else if (run === undefined) single(vectors(inner, from, to));
      else {
        const end = vectorEnd(f, from, to);
        blockedLoop(f, from, end, 4 * run.vectors, (a, b) => vectors(inner, a, b), run.end);
        single(end);
      }
    });
  }

  /** Emits all stages at one outer point, or at `shifts.length` vectors of them. */
  emit(outer: Scope, schedules: readonly StageSchedule[], lanes: Lanes, shifts: readonly number[]): void {
    let scope = outer;
    this.kernel.stages.forEach((stage, i) => {
      const schedule = schedules[i]!;
      const inside = new Scope(this.f, scope);
      stage.axes.forEach((size, j) => inside.ranges.set(this.kernel.axes.length + j, [0, size - 1]));
      if (stage.kind === 'map') this.map(stage, schedule, inside, lanes, shifts);
      else {
        const results = this.reduce(stage, schedule, inside, lanes, shifts);
        scope = new Scope(this.f, scope);
        scope.results.set(i, results);
      }
    });
  }

  private map(stage: MapStage, schedule: StageSchedule, scope: Scope, lanes: Lanes, shifts: readonly number[]): void {
    const { f, values } = this;
    const body: Body = (inner, width, places) => {
      for (const at of points(inner, width, places)) {
        for (const { fails, faults, position } of stage.checks) {
          values.pushAny(fails, at);
          const index = { offset: 0, terms: [{ scale: 1, atom: { kind: 'arg', arg: position } as const }] };
          f.if(undefined, () => values.accesses.store(faults, index, { ...at, lanes: 1 }, () => f.i32(1)));
        }
        const pushes = stage.stores.map(
          ({ value }) =>
            () =>
              values.pushRoot(value, at),
        );
        const ready =
          stage.stores.length > 1 && readOwnStores([stage])
            ? pushes.map((push, i) => this.hold(push, valueType(stage.stores[i]!.value.type, at.lanes)))
            : pushes;
        stage.stores.forEach(({ buffer, index }, i) => values.accesses.store(buffer, index, at, ready[i]!));
      }
    };
    this.nest({ stage, schedule, lanes, shifts, body }, 0, scope);
  }

  private hold(push: () => void, type: ValueType): () => void {
    const local = this.f.local(type);
    push();
    this.f.set(local);
    return () => this.f.get(local);
  }

  private reduce(stage: ReduceStage, schedule: StageSchedule, scope: Scope, lanes: Lanes, shifts: readonly number[]): Local[][] {
    const gathering = lanes === 4 ? 'points' : schedule.vector === undefined ? 'one' : 'lanes';
    const vectors = lanes === 4 ? shifts.length : (schedule.vector?.unroll ?? 0);
    const counts = schedule.axes.map((axis) => stage.axes[axis - this.kernel.axes.length]!);
    if (schedule.vector !== undefined)
      counts.push(Math.ceil(stage.axes[schedule.vector.axis - this.kernel.axes.length]! / (4 * vectors)));
    const runDepth = gathering === 'one' || !stage.accumulators.some(isFloatSum) ? undefined : depthOfRuns(counts);
    const cells = new Accumulators(this.f, this.values, stage, gathering, vectors, runDepth !== undefined);
    cells.reset();
    const runs =
      runDepth === undefined
        ? {}
        : { runs: { depth: runDepth, blocked: counts[runDepth]! > longestRun, end: () => cells.flush() } };
    const body: Body = (inner, width, places) => cells.add(points(inner, width, places));
    this.nest({ stage, schedule, lanes, shifts, body, idle: (inner) => cells.idle(inner), ...runs }, 0, scope);
    return cells.finish();
  }

  /** The inner loops of a stage from `depth` on. */
  private nest(loops: InnerLoops, depth: number, scope: Scope): void {
    const { f } = this;
    const { stage, schedule, lanes, shifts, body, idle, runs } = loops;
    const ends = runs?.depth === depth ? runs : undefined;
    const axis = schedule.axes[depth];
    if (axis !== undefined) {
      const size = stage.axes[axis - this.kernel.axes.length]!;
      const inner = (s: Scope): void => this.nest(loops, depth + 1, s);
      const loop = (low: Bound, high: Bound): void =>
        void countedLoop(f, scope, { axis, step: 1, vector: false }, low, high, inner);
      if (schedule.unrolled) for (let place = 0; place < size; place++) inner(new Scope(f, scope, { axis, value: place }));
      else if (ends?.blocked) blockedLoop(f, 0, size, longestRun, loop, ends.end);
      else loop(0, size);
    } else if (schedule.vector !== undefined) {
      const conditions = loopConditions([stage], [schedule], this.values.levels, scope);
      const high = stage.axes[schedule.vector.axis - this.kernel.axes.length]!;
      const repeatable = stage.kind === 'map' && !readOwnStores([stage]);
      const run = ends?.blocked ? { run: { vectors: longestRun * schedule.vector.unroll, end: ends.end } } : {};
      this.laneLoop(scope, { ...schedule.vector, low: 0, high, conditions, repeatable, ...(idle && { idle }), ...run }, body);
    } else body(scope, lanes, shifts);
    if (ends !== undefined && !ends.blocked) ends.end();
  }
}

interface InnerLoops {
  readonly stage: Stage;
  readonly schedule: StageSchedule;
  readonly lanes: Lanes;
  readonly shifts: readonly number[];
  readonly body: Body;
  readonly idle?: (scope: Scope) => boolean;
  /** The loop after which partial sums end a run; in pieces if it is too long by itself. */
  readonly runs?: { readonly depth: number; readonly blocked: boolean; readonly end: () => void };
}

/** Whether a store may change what is read later, or when the same point is computed again. */
export function readOwnStores(stages: readonly Stage[]): boolean {
  const stored = new Set(stages.flatMap((stage) => (stage.kind === 'map' ? stage.stores.map(({ buffer }) => buffer) : [])));
  let reads = false;
  visitExprs(stages.flatMap(stageExprs), (expr) => {
    reads ||= expr.kind === 'load' && stored.has(expr.buffer);
  });
  return reads;
}

/** The outermost loop that adds at most `longestRun` terms to a partial sum, or else the innermost; undefined if all loops together do not. */
function depthOfRuns(counts: readonly number[]): number | undefined {
  let depth = counts.length;
  let terms = 1;
  while (depth > 0 && terms * counts[depth - 1]! <= longestRun) terms *= counts[--depth]!;
  return depth === 0 ? undefined : Math.min(depth, counts.length - 1);
}

const points = (scope: Scope, lanes: Lanes, shifts: readonly number[]): At[] => shifts.map((shift) => ({ scope, lanes, shift }));

/** Pushes where the last whole vector of [low, high) ends. */
function vectorEnd(f: FunctionBuilder, low: Bound, high: Bound): Bound {
  if (typeof low === 'number' && typeof high === 'number') return low + Math.floor((high - low) / 4) * 4;
  const end = f.local('i32');
  pushBound(f, high);
  pushBound(f, high);
  pushBound(f, low);
  f.op('i32.sub').i32(3).op('i32.and').op('i32.sub').set(end);
  return end;
}
