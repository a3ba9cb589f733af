import type { FunctionBuilder, Local, Place } from '../wasm/assembler.ts';

/** How a loop moves its axis. */
export interface AxisLoop {
  readonly step: number;
  /** Where the loop begins, if that is known; otherwise the axis local holds it before the loop. */
  readonly start: number | undefined;
  /** Code at the end of every iteration. */
  readonly latch: Place;
}

/** The least and greatest value something can take. */
export type Range = readonly [low: number, high: number];

/**
 * A region of the generated code: a loop body, the straight code before a loop, a branch. What is computed in a scope holds in all
 * scopes inside it. Code that an inner scope wants computed once goes to `place`, at the start of the region, so that whatever
 * does not change in a loop leaves it without anyone planning for it.
 */
export class Scope {
  readonly parent: Scope | undefined;
  readonly depth: number;
  readonly place: Place;
  /** The axis this scope gives a value: a constant or what a local holds. */
  readonly axis: number | undefined;
  readonly value: number | Local | undefined;
  readonly loop: AxisLoop | undefined;
  /** The axis that lanes lie along. */
  readonly vectorAxis: number | undefined;
  /** Where axes are known to lie; narrower than their sizes in parts of a split loop. */
  readonly ranges = new Map<number, Range>();
  /** Conditions known to hold or fail, by key. */
  readonly facts = new Map<string, boolean>();
  readonly memo = new Map<string, Local>();
  /** What accumulators came to: by stage, accumulator and vector. */
  readonly results = new Map<number, readonly (readonly Local[])[]>();

  constructor(
    f: FunctionBuilder,
    parent: Scope | undefined,
    binds: { axis?: number; value?: number | Local; loop?: AxisLoop; vectorAxis?: number } = {},
  ) {
    this.parent = parent;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
    this.axis = binds.axis;
    this.value = binds.value;
    this.loop = binds.loop;
    this.vectorAxis = binds.vectorAxis ?? parent?.vectorAxis;
    if (this.axis !== undefined && typeof this.value === 'number' && binds.vectorAxis !== this.axis)
      this.ranges.set(this.axis, [this.value, this.value]);
    this.place = f.place();
  }

  /** The scope that gives an axis its value. */
  binding(axis: number): Scope {
    return this.find((scope) => scope.axis === axis)!;
  }

  /** Whether an axis has a value here. */
  binds(axis: number): boolean {
    return this.find((scope) => scope.axis === axis) !== undefined;
  }

  /** The constant an axis is fixed at. */
  constantOf(axis: number): number | undefined {
    const value = this.find((scope) => scope.axis === axis)?.value;
    return typeof value === 'number' ? value : undefined;
  }

  rangeOf(axis: number): Range | undefined {
    return this.find((scope) => scope.ranges.has(axis))?.ranges.get(axis);
  }

  factOf(key: string): boolean | undefined {
    return this.find((scope) => scope.facts.has(key))?.facts.get(key);
  }

  /** The scope that holds the results of a stage. */
  holderOf(stage: number): Scope {
    return this.find((scope) => scope.results.has(stage))!;
  }

  get root(): Scope {
    return this.find((scope) => scope.parent === undefined)!;
  }

  private find(matches: (scope: Scope) => boolean): Scope | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) if (matches(scope)) return scope;
    return undefined;
  }
}

export const deeper = (a: Scope, b: Scope): Scope => (a.depth >= b.depth ? a : b);
