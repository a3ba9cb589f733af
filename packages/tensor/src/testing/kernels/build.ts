import { contractionOf } from '../../contract/contraction.ts';
import type {
  Accumulator,
  ArgSlot,
  Atom,
  BufferSlot,
  Check,
  Condition,
  Expr,
  Index,
  Kernel,
  MapStage,
  ReduceStage,
  Stage,
  Store,
  Term,
} from '../../contract/kernel.ts';
import { type ReduceOp, type ScalarOp, scalarOps, toComputeType } from '../../contract/scalar.ts';
import { type ComputeType, computeType, type DType } from '../../dtype.ts';

/* Short spellings of kernel parts, for kernels written by hand. */

/** A loop variable, scaled. */
export const axis = (number: number, scale = 1): Term => ({ scale, atom: { kind: 'axis', axis: number } });
/** An index argument, scaled. */
export const argument = (number: number, scale = 1): Term => ({ scale, atom: { kind: 'arg', arg: number } });
/** ⌊index / by⌋, scaled. */
export const quotient = (of: Index, by: number, scale = 1): Term => ({ scale, atom: { kind: 'div', of, by } });
/** index mod by, scaled. */
export const remainder = (of: Index, by: number, scale = 1): Term => ({ scale, atom: { kind: 'mod', of, by } });
/** A value below `size` as part of an index, scaled. */
export const computed = (value: Expr, size: number, scale = 1): Term => ({
  scale,
  atom: { kind: 'value', value, size } satisfies Atom,
});
/** An index: the sum of terms and numbers. */
export const at = (...parts: readonly (Term | number)[]): Index => ({
  offset: parts.reduce<number>((sum, part) => (typeof part === 'number' ? sum + part : sum), 0),
  terms: parts.filter((part) => typeof part !== 'number'),
});
/** Whether an index is at least 0 and below a size. */
export const within = (index: Index, size: number): Condition => ({ index, size });

/** The number of the type that is nearest. */
export const constant = (value: number, type: ComputeType = 'float32'): Expr => ({
  kind: 'constant',
  type,
  value: toComputeType(type, value),
});
/** An argument as a value. */
export const arg = (number: number, type: ComputeType = 'float32'): Expr => ({ kind: 'arg', type, arg: number });
/** An index as a value. */
export const indexValue = (index: Index): Expr => ({ kind: 'index', type: 'int32', index });
/** An element of a buffer; 0 where a condition fails. */
export const load = (buffer: number, dtype: DType, index: Index, ...conditions: readonly Condition[]): Expr => ({
  kind: 'load',
  type: computeType(dtype),
  buffer,
  index,
  conditions,
});
/** A scalar operation, typed by its last operand unless it is a predicate. */
export function op(name: ScalarOp, ...inputs: readonly Expr[]): Expr {
  const type = scalarOps[name].result === 'bool' ? 'bool' : inputs[inputs.length - 1]!.type;
  return { kind: 'op', type, op: name, inputs };
}
/** A value as another dtype. */
export const convert = (input: Expr, to: DType): Expr =>
  input.type === to ? input : { kind: 'convert', type: computeType(to), to, input };
/** The bits of a value as another type. */
export const bitcast = (input: Expr, type: ComputeType): Expr => ({ kind: 'bitcast', type, input });
/** One value where all conditions hold, another elsewhere. */
export const guard = (conditions: readonly Condition[], value: Expr, otherwise: Expr): Expr => ({
  kind: 'guard',
  type: value.type,
  conditions,
  value,
  otherwise,
});
/** What an accumulator of an earlier stage came to. */
export const result = (stage: number, accumulator: number, type: ComputeType = 'float32'): Expr => ({
  kind: 'result',
  type,
  stage,
  accumulator,
});

/** A buffer that is read. */
export const read = (dtype: DType, count: number): BufferSlot => ({ dtype, count, access: 'read' });
/** A buffer that is written. */
export const write = (dtype: DType, count: number): BufferSlot => ({ dtype, count, access: 'write' });
/** A buffer that is read and written. */
export const readwrite = (dtype: DType, count: number): BufferSlot => ({ dtype, count, access: 'readwrite' });

/** What a reduce stage combines over its loops. */
export const accumulator = (name: ReduceOp, value: Expr): Accumulator => ({ op: name, value });
/** A stage that accumulates. */
export const reduce = (axes: readonly number[], ...accumulators: readonly Accumulator[]): ReduceStage => ({
  kind: 'reduce',
  axes,
  accumulators,
});
/** A value to be written at an index. */
export const store = (buffer: number, index: Index, value: Expr): Store => ({ buffer, index, value });
/** A stage that evaluates and stores. */
export const map = (axes: readonly number[], stores: readonly Store[], checks: readonly Check[] = []): MapStage => ({
  kind: 'map',
  axes,
  stores,
  checks,
});

/** Sums of products get their tag. */
export function kernel(
  name: string,
  buffers: readonly BufferSlot[],
  axes: readonly number[],
  stages: readonly Stage[],
  args: readonly ArgSlot[] = [],
): Kernel {
  const tagged = stages.map((stage) => {
    const contraction = stage.kind === 'reduce' ? contractionOf(stage, axes.length) : undefined;
    return contraction === undefined ? stage : { ...stage, contraction };
  });
  return { name, buffers, args, axes, stages: tagged as readonly Stage[] };
}

/** An index argument and the range it stays in. */
export const indexArg = (min: number, max: number): ArgSlot => ({ type: 'int32', min, max });
