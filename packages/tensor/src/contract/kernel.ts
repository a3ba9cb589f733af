import type { ComputeType, DType } from '../dtype.ts';
import type { Contraction } from './contraction.ts';
import type { ReduceOp, ScalarOp } from './scalar.ts';

/**
 * The one program a backend runs: nested outer loops over `axes` and, inside them, a short list of stages.
 *
 *     for each point of the outer axes
 *       for each stage, in order
 *         for each point of the stage's inner axes
 *           reduce: accumulate its values     map: evaluate its stores
 *
 * Outer axes are numbered 0, 1, …; the inner axes of every stage go on from there. An axis may have size 0. No two points of a kernel write the same
 * element, and an element that a kernel both reads and writes is read only by the point that writes it, before the write.
 */
export interface Kernel {
  /** For people: what was fused, in order. Not part of the kernel's identity. */
  readonly name: string;
  readonly buffers: readonly BufferSlot[];
  readonly args: readonly ArgSlot[];
  readonly axes: readonly number[];
  readonly stages: readonly Stage[];
}

/** A buffer that a kernel reads or writes. */
export interface BufferSlot {
  readonly dtype: DType;
  /** Elements that may be addressed. */
  readonly count: number;
  readonly access: 'read' | 'write' | 'readwrite';
}

/**
 * A number that may differ from launch to launch. A launch gives any number; the program rounds or wraps it to `type`, as
 * `toComputeType` does. Index arguments (`int32`) state their range.
 */
export interface ArgSlot {
  readonly type: ComputeType;
  readonly min?: number;
  readonly max?: number;
}

/** A part of a kernel with inner loops of its own. */
export type Stage = ReduceStage | MapStage;

/**
 * Accumulates over all its inner axes; later stages read the results, one value per outer point and accumulator. An accumulator begins
 * with the identity of its operation (`reduceOps`), which is also the result over no points. Sums and products of floats may be taken in any
 * order and carried with more precision than the type of their values, which the result has.
 */
export interface ReduceStage {
  readonly kind: 'reduce';
  readonly axes: readonly number[];
  readonly accumulators: readonly Accumulator[];
  /** Present when the stage is a single sum of products. */
  readonly contraction?: Contraction;
}

/** A value that a reduce stage sums up, or whose product, maximum or minimum it finds. */
export interface Accumulator {
  readonly op: ReduceOp;
  /** Its type is that of the result. */
  readonly value: Expr;
}

/** Evaluates everything, then writes: a point reads no element after its own stores. */
export interface MapStage {
  readonly kind: 'map';
  readonly axes: readonly number[];
  readonly stores: readonly Store[];
  readonly checks: readonly Check[];
}

/** A value that a map stage writes. */
export interface Store {
  readonly buffer: number;
  /** Affine in the axes and arguments. */
  readonly index: Index;
  /**
   * Of the compute type of the buffer's dtype (`computeType`). In an integer dtype it is in range; float16 rounds it
   * (`numberToFloat16`).
   */
  readonly value: Expr;
}

/**
 * Writes 1 to element `args[position]` of the int32 buffer `faults` if `fails` holds at any point. The compiler gives that buffer's
 * slot the count 0: how many places there are is known only of the buffer that is bound, and the position is always one of them.
 */
export interface Check {
  readonly fails: Expr;
  readonly faults: number;
  readonly position: number;
}

/** An integer: `offset + Σ scale · atom`. 32-bit arithmetic never overflows. */
export interface Index {
  readonly offset: number;
  readonly terms: readonly Term[];
}

/** A part of an index: an atom, scaled. */
export interface Term {
  readonly scale: number;
  readonly atom: Atom;
}

/** What an index is a sum of, scaled: loop variables, arguments, quotients, remainders, values. */
export type Atom =
  | { readonly kind: 'axis'; readonly axis: number }
  | { readonly kind: 'arg'; readonly arg: number }
  /** Floor division by a positive constant. */
  | { readonly kind: 'div'; readonly of: Index; readonly by: number }
  /** Remainder in [0, by). */
  | { readonly kind: 'mod'; readonly of: Index; readonly by: number }
  /** Computed from data, an int32; whoever builds the kernel has clamped it to [0, size). */
  | { readonly kind: 'value'; readonly value: Expr; readonly size: number };

/** Holds where 0 ≤ index < size. No conditions at all hold everywhere. */
export interface Condition {
  readonly index: Index;
  readonly size: number;
}

/** Shared subexpressions are the same object. `type` is what it computes in. */
export type Expr =
  /** A number of its type, rounded already. It may be −0, NaN or infinite. */
  | { readonly kind: 'constant'; readonly type: ComputeType; readonly value: number }
  | { readonly kind: 'arg'; readonly type: ComputeType; readonly arg: number }
  | { readonly kind: 'index'; readonly type: 'int32'; readonly index: Index }
  /**
   * An element as a number of the compute type of the buffer's dtype: a bool is 0 or 1, a float16 the number that its bits stand for
   * (`float16ToNumber`). Zero, and no memory is touched, where a condition fails.
   */
  | {
      readonly kind: 'load';
      readonly type: ComputeType;
      readonly buffer: number;
      readonly index: Index;
      readonly conditions: readonly Condition[];
    }
  /** See `scalarOps`. All inputs have one type, but the first of `where`, which is a bool. */
  | { readonly kind: 'op'; readonly type: ComputeType; readonly op: ScalarOp; readonly inputs: readonly Expr[] }
  /** See `convertScalar`. */
  | { readonly kind: 'convert'; readonly type: ComputeType; readonly to: DType; readonly input: Expr }
  /** Between the 32-bit types. */
  | { readonly kind: 'bitcast'; readonly type: ComputeType; readonly input: Expr }
  /**
   * `value` where all conditions hold, else `otherwise`. Either may be evaluated everywhere: the loads inside carry conditions of
   * their own wherever their index could be outside.
   */
  | {
      readonly kind: 'guard';
      readonly type: ComputeType;
      readonly conditions: readonly Condition[];
      readonly value: Expr;
      readonly otherwise: Expr;
    }
  /** What an accumulator of an earlier stage came to at this outer point. */
  | { readonly kind: 'result'; readonly type: ComputeType; readonly stage: number; readonly accumulator: number };

/**
 * Scale of an axis in an index that is affine in it; undefined if the axis is hidden inside a division, remainder or value.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * axisScale(build.at(build.axis(0, 4), 1), 0); // 4
 */
export function axisScale(index: Index, axis: number): number | undefined {
  let scale = 0;
  for (const { scale: factor, atom } of index.terms) {
    if (atom.kind === 'axis') {
      if (atom.axis === axis) scale += factor;
    } else if (atomUses(atom, axis)) return undefined;
  }
  return scale;
}

/**
 * Whether an index changes along an axis.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * indexUses(build.at(build.axis(0), 1), 1); // false
 */
export const indexUses = (index: Index, axis: number): boolean => index.terms.some((term) => atomUses(term.atom, axis));

function atomUses(atom: Atom, axis: number): boolean {
  switch (atom.kind) {
    case 'axis':
      return atom.axis === axis;
    case 'arg':
      return false;
    case 'div':
    case 'mod':
      return indexUses(atom.of, axis);
    case 'value':
      return exprUses(atom.value, axis);
  }
}

/**
 * Whether an expression depends on an axis (through its loads, conditions or indices).
 * @example
 * import { build } from '@nacre/tensor/testing';
 * exprUses(build.load(0, 'float32', build.at(build.axis(1))), 1); // true
 */
export function exprUses(expr: Expr, axis: number): boolean {
  let found = false;
  visitIndices([expr], (index) => {
    found ||= index.terms.some(({ atom }) => atom.kind === 'axis' && atom.axis === axis);
  });
  return found;
}

/**
 * Calls `visit` once for every distinct expression below `roots`, operands first, those inside indices included.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * const kinds: string[] = [];
 * visitExprs([build.op('add', build.constant(1), build.arg(0))], ({ kind }) => void kinds.push(kind));
 * kinds; // ['arg', 'constant', 'op']
 */
export function visitExprs(roots: readonly Expr[], visit: (expr: Expr) => void): void {
  const seen = new Set<Expr>();
  const stack: { expr: Expr; entered: boolean }[] = roots.map((expr) => ({ expr, entered: false })).reverse();
  while (stack.length > 0) {
    const frame = stack.pop()!;
    if (frame.entered) {
      visit(frame.expr);
      continue;
    }
    if (seen.has(frame.expr)) continue;
    seen.add(frame.expr);
    stack.push({ expr: frame.expr, entered: true });
    for (const child of operands(frame.expr)) if (!seen.has(child)) stack.push({ expr: child, entered: false });
  }
}

/**
 * Calls `visit` for every index below `roots`: of loads, conditions and index expressions, and those nested in their atoms.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * const offsets: number[] = [];
 * visitIndices([build.load(0, 'float32', build.at(build.axis(0), 2))], ({ offset }) => void offsets.push(offset));
 * offsets; // [2]
 */
export function visitIndices(roots: readonly Expr[], visit: (index: Index) => void): void {
  visitExprs(roots, (expr) => {
    for (const index of indicesOf(expr)) visitNested(index, visit);
  });
}

/**
 * Calls `visit` for an index and those that it divides.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * const offsets: number[] = [];
 * visitNested(build.at(build.quotient(build.at(build.axis(0), 2), 3), 1), ({ offset }) => void offsets.push(offset));
 * offsets; // [1, 2]
 */
export function visitNested(index: Index, visit: (index: Index) => void): void {
  visit(index);
  for (const { atom } of index.terms) if (atom.kind === 'div' || atom.kind === 'mod') visitNested(atom.of, visit);
}

/**
 * The indices an expression evaluates itself, conditions included.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * indicesOf(build.load(0, 'float32', build.at(2))); // [{ offset: 2, terms: [] }]
 */
export function indicesOf(expr: Expr): readonly Index[] {
  switch (expr.kind) {
    case 'index':
      return [expr.index];
    case 'load':
      return [expr.index, ...expr.conditions.map((c) => c.index)];
    case 'guard':
      return expr.conditions.map((c) => c.index);
    default:
      return [];
  }
}

/**
 * The expressions an expression is made of, those that its indices load included.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * operands(build.op('neg', build.constant(1))); // [{ kind: 'constant', type: 'float32', value: 1 }]
 */
export function operands(expr: Expr): readonly Expr[] {
  const inside = indicesOf(expr).flatMap(valuesOf);
  switch (expr.kind) {
    case 'op':
      return expr.inputs;
    case 'convert':
    case 'bitcast':
      return [expr.input];
    case 'guard':
      return [expr.value, expr.otherwise, ...inside];
    default:
      return inside;
  }
}

function valuesOf(index: Index): Expr[] {
  return index.terms.flatMap(({ atom }) => {
    if (atom.kind === 'value') return [atom.value];
    return atom.kind === 'div' || atom.kind === 'mod' ? valuesOf(atom.of) : [];
  });
}

/**
 * The expressions a stage evaluates.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * stageExprs(build.reduce([4], build.accumulator('sum', build.arg(0)))); // [{ kind: 'arg', type: 'float32', arg: 0 }]
 */
export function stageExprs(stage: Stage): readonly Expr[] {
  return stage.kind === 'reduce'
    ? stage.accumulators.map((a) => a.value)
    : [...stage.stores.map((s) => s.value), ...stage.checks.map((c) => c.fails)];
}
