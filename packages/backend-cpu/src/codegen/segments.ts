import type { Atom, Condition, Index, Term } from '@nacre/tensor/backend';
import type { FunctionBuilder, Local } from '../wasm/assembler.ts';
import { type Bound, larger, pushBound, smaller } from './loops.ts';
import { Scope } from './scope.ts';
import type { Values } from './values.ts';

/** A part of a loop: [low, high) in a scope that knows more. In parts that are not settled, elements must be tested one by one. */
export type RunPart = (scope: Scope, low: Bound, high: Bound, settled: boolean) => void;

/** A condition along an axis: scale · axis + r + moving lies in [0, size) for some r in [low, high]. */
interface Interval {
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  /** Known when the loop is entered. */
  readonly moving: readonly Term[];
  readonly size: number;
}

const mostSegments = 8;

/**
 * Splits a loop so that conditions are settled for whole parts of it and not tested at every element: at places known now, into
 * parts in which they hold or fail; at places known when the loop is entered, into before, within and after.
 */
export class Segments {
  private readonly f: FunctionBuilder;
  private readonly values: Values;

  constructor(f: FunctionBuilder, values: Values) {
    this.f = f;
    this.values = values;
  }

  /** Calls `run` for the parts of [low, high) of an axis. `conditions` are those tested inside the loop. */
  split(outer: Scope, axis: number, low: Bound, high: Bound, conditions: readonly Condition[], run: RunPart): void {
    this.unswitch(outer, axis, conditions, (scope) => {
      const cuts = this.staticCuts(scope, axis, conditions);
      cuts.slice(1).forEach((end, i) => {
        const begin = cuts[i]!;
        const inner = new Scope(this.f, scope);
        inner.ranges.set(axis, [begin, end - 1]);
        if (cuts.length === 2) this.part(inner, axis, low, high, conditions, run);
        else if (typeof low === 'number' && typeof high === 'number') {
          if (Math.max(begin, low) < Math.min(end, high))
            this.part(inner, axis, Math.max(begin, low), Math.min(end, high), conditions, run);
        } else {
          const from = this.hold(() => larger(this.f, () => pushBound(this.f, low), begin));
          const to = this.hold(() => smaller(this.f, () => pushBound(this.f, high), end));
          this.part(inner, axis, from, to, conditions, run);
        }
      });
    });
  }

  /** Two versions of the loop if conditions do not change in it: one in which all of them hold. */
  private unswitch(scope: Scope, axis: number, conditions: readonly Condition[], body: (scope: Scope) => void): void {
    const { f, values } = this;
    const fixed = conditions.filter(
      (c) => this.isOpen(c, scope) && this.isKnownAtEntry(c.index, scope) && !values.facts.indexUses(c.index, axis),
    );
    if (fixed.length === 0) {
      body(scope);
      return;
    }
    const version = (holds: boolean) => (): void => {
      const inner = new Scope(f, scope);
      if (holds || fixed.length === 1) this.learn(inner, fixed, holds);
      body(inner);
    };
    values.conditions.pushFlags(fixed, { scope, lanes: 1, shift: 0 });
    f.if(undefined, version(true), version(false));
  }

  /** Where conditions with constant bounds begin or end to hold. */
  private staticCuts(scope: Scope, axis: number, conditions: readonly Condition[]): number[] {
    const [first, last] = scope.rangeOf(axis)!;
    const intervals = conditions
      .filter((c) => this.isOpen(c, scope))
      .flatMap((c) => this.interval(c, scope, axis) ?? [])
      .filter((i) => i.moving.length === 0);
    const within = (cuts: readonly number[]): number[] =>
      [...new Set([first, ...cuts.filter((c) => c > first && c <= last), last + 1])].sort((a, b) => a - b);
    const cuts = within(intervals.flatMap((i) => [...whereAll(i), ...whereAny(i)]));
    if (cuts.length <= mostSegments + 1) return cuts;
    const inside = intervals.map(whereAll);
    const [low, high] = [Math.max(...inside.map(([a]) => a)), Math.min(...inside.map(([, b]) => b))];
    return within(low < high ? [low, high] : []);
  }

  /** A part between static cuts, split again where bounds that are known only at run time begin and end. */
  private part(scope: Scope, axis: number, low: Bound, high: Bound, conditions: readonly Condition[], run: RunPart): void {
    const { f } = this;
    const open = conditions.filter((c) => this.isOpen(c, scope) && this.values.facts.indexUses(c.index, axis));
    const movable = open.flatMap((condition) => {
      const interval = this.interval(condition, scope, axis);
      return interval === undefined || interval.moving.length === 0 ? [] : [{ condition, interval }];
    });
    if (movable.length === 0) {
      run(scope, low, high, open.length === 0);
      return;
    }
    const from = this.hold(() => pushBound(f, low));
    const to = this.hold(() => pushBound(f, high));
    for (const { interval } of movable) {
      const [first, last] = movingBounds(interval);
      const push = (index: Index) => (): void => this.values.pushIndex(index, { scope, lanes: 1, shift: 0 });
      larger(f, push(first), from);
      f.set(from);
      smaller(f, push(last), to);
      f.set(to);
    }
    // low ≤ from ≤ to ≤ high
    smaller(f, () => f.get(from), high);
    f.set(from);
    larger(f, () => f.get(to), from);
    f.set(to);
    const within = new Scope(f, scope);
    this.learn(
      within,
      movable.map((m) => m.condition),
      true,
    );
    run(within, from, to, open.length === movable.length);
    const exact = movable.length === 1 && movable[0]!.interval.low === movable[0]!.interval.high;
    this.twice(low, from, to, high, (a, b) => {
      const beside = new Scope(f, scope);
      if (exact) this.learn(beside, [movable[0]!.condition], false);
      run(beside, a, b, exact && open.length === 1);
    });
  }

  /** The same code for [a, b) and then for [c, d). */
  private twice(a: Bound, b: Bound, c: Bound, d: Bound, run: (low: Local, high: Local) => void): void {
    const { f } = this;
    const low = this.hold(() => pushBound(f, a));
    const high = this.hold(() => pushBound(f, b));
    const again = f.local('i32');
    f.i32(0).set(again);
    f.loop((next) => {
      run(low, high);
      f.get(again)
        .op('i32.eqz')
        .if(undefined, () => {
          pushBound(f, c);
          f.set(low);
          pushBound(f, d);
          f.set(high).i32(1).set(again).br(next);
        });
    });
  }

  private interval({ index, size }: Condition, scope: Scope, axis: number): Interval | undefined {
    let scale = 0;
    let low = index.offset;
    let high = index.offset;
    const moving: Term[] = [];
    for (const term of index.terms) {
      const { atom } = term;
      if (atom.kind === 'axis' && atom.axis === axis) scale += term.scale;
      else if (atom.kind === 'axis' && (!scope.binds(atom.axis) || scope.constantOf(atom.axis) !== undefined)) {
        const ends = scope.rangeOf(atom.axis)!.map((end) => end * term.scale);
        low += Math.min(...ends);
        high += Math.max(...ends);
      } else if (this.values.facts.atomUses(atom, axis) || !this.isAtomKnownAtEntry(atom, scope)) return undefined;
      else moving.push(term);
    }
    return scale === 0 ? undefined : { scale, low, high, moving, size };
  }

  private isOpen(condition: Condition, scope: Scope): boolean {
    return this.values.levels.conditionTruth(condition, scope) === undefined;
  }

  private isKnownAtEntry(index: Index, scope: Scope): boolean {
    return index.terms.every(({ atom }) => this.isAtomKnownAtEntry(atom, scope));
  }

  /** Numbers that data decides are left to the elements: reading them early may be for nothing. */
  private isAtomKnownAtEntry(atom: Atom, scope: Scope): boolean {
    switch (atom.kind) {
      case 'axis':
        return scope.binds(atom.axis);
      case 'arg':
        return true;
      case 'value':
        return false;
      case 'div':
      case 'mod':
        return this.isKnownAtEntry(atom.of, scope);
    }
  }

  private learn(scope: Scope, conditions: readonly Condition[], holds: boolean): void {
    for (const condition of conditions) scope.facts.set(this.values.levels.conditionKey(condition, scope), holds);
  }

  private hold(push: () => void): Local {
    const local = this.f.local('i32');
    push();
    this.f.set(local);
    return local;
  }
}

/** Where scale · x + r lies in [0, size) for r = low and r = high. */
function whereAll({ scale, low, high, size }: Interval): [number, number] {
  return scale > 0
    ? [Math.ceil(-low / scale), Math.floor((size - 1 - high) / scale) + 1]
    : [Math.ceil((high - size + 1) / -scale), Math.floor(low / -scale) + 1];
}

/** Where it does for any r between them. */
const whereAny = (interval: Interval): [number, number] => whereAll({ ...interval, low: interval.high, high: interval.low });

/** As `whereAll`, with the moving terms. */
function movingBounds({ scale, low, high, moving, size }: Interval): [Index, Index] {
  const by = Math.abs(scale);
  const sum = (sign: 1 | -1, offset: number): Index => ({
    offset,
    terms: moving.map((t) => ({ scale: sign * t.scale, atom: t.atom })),
  });
  const floor = (of: Index, plus: number): Index =>
    by === 1 ? { ...of, offset: of.offset + plus } : { offset: plus, terms: [{ scale: 1, atom: { kind: 'div', of, by } }] };
  return scale > 0
    ? [floor(sum(-1, by - 1 - low), 0), floor(sum(-1, size - 1 - high), 1)]
    : [floor(sum(1, by - size + high), 0), floor(sum(1, low), 1)];
}
