import { type FunctionBuilder, type Local, newPlace } from '../wasm/assembler.ts';
import { Scope } from './scope.ts';

/** A position on an axis, known now or held by a local when the program runs. */
export type Bound = number | Local;

export interface Counting {
  readonly axis: number;
  readonly step: number;
  /** Whether a step is taken by lanes. */
  readonly vector: boolean;
}

export function pushBound(f: FunctionBuilder, bound: Bound): void {
  if (typeof bound === 'number') f.i32(bound);
  else f.get(bound);
}

/**
 * Runs `body` for `axis` = low, low + step, … as long as a whole step is left below `high`, in a scope that knows what it can
 * of the axis. Returns where it stopped.
 */
export function countedLoop(
  f: FunctionBuilder,
  outer: Scope,
  { axis, step, vector }: Counting,
  low: Bound,
  high: Bound,
  body: (scope: Scope) => void,
): Bound {
  const lanes = vector ? { vectorAxis: axis } : {};
  const isStatic = typeof low === 'number' && typeof high === 'number';
  const trips = isStatic ? Math.max(0, Math.floor((high - low) / step)) : undefined;
  if (trips === 0) return low;
  if (isStatic && trips === 1) {
    const scope = new Scope(f, outer, { axis, value: low, ...lanes });
    scope.ranges.set(axis, [low, low + step - 1]);
    body(scope);
    return low + step;
  }
  const at = f.local('i32');
  const start = typeof low === 'number' ? low : undefined;
  pushBound(f, low);
  f.set(at);
  const stop = trips === undefined ? f.local('i32') : (low as number) + trips * step;
  if (typeof stop !== 'number') {
    pushBound(f, high);
    f.i32(step - 1)
      .op('i32.sub')
      .set(stop);
  }
  const loop = (): void => {
    const before = new Scope(f, outer);
    f.loop((next) => {
      const latch = newPlace();
      const scope = new Scope(f, before, { axis, value: at, loop: { step, start, latch }, ...lanes });
      if (trips !== undefined) scope.ranges.set(axis, [low as number, (stop as number) - 1]);
      body(scope);
      f.place(latch);
      f.get(at).i32(step).op('i32.add').tee(at);
      pushBound(f, stop);
      f.op('i32.lt_s').brIf(next);
    });
  };
  if (trips === undefined) {
    f.get(at);
    pushBound(f, stop);
    f.op('i32.lt_s').if(undefined, loop);
    return at;
  }
  loop();
  return stop;
}

/** Calls `run` for consecutive pieces of [low, high) of at most `block`, `after` following each that is not empty. */
export function blockedLoop(
  f: FunctionBuilder,
  low: Bound,
  high: Bound,
  block: number,
  run: (low: Bound, high: Bound) => void,
  after = (): void => {},
): void {
  if (typeof low === 'number' && typeof high === 'number' && high - low <= block) {
    run(low, high);
    if (high > low) after();
    return;
  }
  const from = f.local('i32');
  const to = f.local('i32');
  pushBound(f, low);
  f.set(from);
  f.block((done) => {
    f.loop((next) => {
      f.get(from);
      pushBound(f, high);
      f.op('i32.ge_s').brIf(done);
      smaller(f, () => f.get(from).i32(block).op('i32.add'), high);
      f.set(to);
      run(from, to);
      after();
      f.get(to).set(from).br(next);
    });
  });
}

/** A loop over units; `places` tells where a unit lies along each axis and, last, which block it is. */
export function eachUnit(
  f: FunctionBuilder,
  root: Scope,
  begin: Local,
  end: Local,
  sizes: readonly number[],
  blocks: number | undefined,
  body: (scope: Scope, places: readonly Local[]) => void,
): void {
  const unit = f.local('i32');
  const rest = f.local('i32');
  const all = blocks === undefined ? sizes : [...sizes, blocks];
  const places = all.map(() => f.local('i32'));
  f.get(begin)
    .set(unit)
    .block((done) => {
      f.loop((next) => {
        f.get(unit).get(end).op('i32.ge_s').brIf(done);
        f.get(unit).set(rest);
        for (let i = all.length - 1; i > 0; i--) {
          f.get(rest).i32(all[i]!).op('i32.rem_u').set(places[i]!);
          f.get(rest).i32(all[i]!).op('i32.div_u').set(rest);
        }
        if (all.length > 0) f.get(rest).set(places[0]!);
        body(new Scope(f, root), places);
        f.get(unit).i32(1).op('i32.add').set(unit).br(next);
      });
    });
}

/** Pushes the smaller of a value and a bound. */
export function smaller(f: FunctionBuilder, push: () => void, bound: Bound): void {
  const value = f.local('i32');
  push();
  f.tee(value);
  pushBound(f, bound);
  f.get(value);
  pushBound(f, bound);
  f.op('i32.lt_s').op('select');
}

/** Pushes the larger of a value and a bound. */
export function larger(f: FunctionBuilder, push: () => void, bound: Bound): void {
  const value = f.local('i32');
  push();
  f.tee(value);
  pushBound(f, bound);
  f.get(value);
  pushBound(f, bound);
  f.op('i32.gt_s').op('select');
}
