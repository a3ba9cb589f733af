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

/**
 * A loop variable, scaled.
 * @example build.axis(0, 4); // { scale: 4, atom: { kind: 'axis', axis: 0 } }
 */
export const axis = (number: number, scale = 1): Term => ({ scale, atom: { kind: 'axis', axis: number } });
/**
 * An index argument, scaled.
 * @example build.argument(0); // { scale: 1, atom: { kind: 'arg', arg: 0 } }
 */
export const argument = (number: number, scale = 1): Term => ({ scale, atom: { kind: 'arg', arg: number } });
/**
 * ⌊index / by⌋, scaled.
 * @example build.quotient(build.at(build.axis(0)), 3).atom.kind; // 'div'
 */
export const quotient = (of: Index, by: number, scale = 1): Term => ({ scale, atom: { kind: 'div', of, by } });
/**
 * index mod by, scaled.
 * @example build.remainder(build.at(build.axis(0)), 3).atom.kind; // 'mod'
 */
export const remainder = (of: Index, by: number, scale = 1): Term => ({ scale, atom: { kind: 'mod', of, by } });
/**
 * A value below `size` as part of an index, scaled.
 * @example build.computed(build.load(0, 'int32', build.at(0)), 10).atom.kind; // 'value'
 */
export const computed = (value: Expr, size: number, scale = 1): Term => ({
  scale,
  atom: { kind: 'value', value, size } satisfies Atom,
});
/**
 * An index: the sum of terms and numbers.
 * @example build.at(build.axis(0, 4), 1).offset; // 1
 */
export const at = (...parts: readonly (Term | number)[]): Index => ({
  offset: parts.reduce<number>((sum, part) => (typeof part === 'number' ? sum + part : sum), 0),
  terms: parts.filter((part) => typeof part !== 'number'),
});
/**
 * Whether an index is at least 0 and below a size.
 * @example build.within(build.at(build.axis(0), -1), 8); // { index: { offset: -1, terms: [{ scale: 1, atom: { kind: 'axis', axis: 0 } }] }, size: 8 }
 */
export const within = (index: Index, size: number): Condition => ({ index, size });

/**
 * The number of the type that is nearest.
 * @example build.constant(0.5); // { kind: 'constant', type: 'float32', value: 0.5 }
 */
export const constant = (value: number, type: ComputeType = 'float32'): Expr => ({
  kind: 'constant',
  type,
  value: toComputeType(type, value),
});
/**
 * An argument as a value.
 * @example build.arg(0); // { kind: 'arg', type: 'float32', arg: 0 }
 */
export const arg = (number: number, type: ComputeType = 'float32'): Expr => ({ kind: 'arg', type, arg: number });
/**
 * An index as a value.
 * @example build.indexValue(build.at(build.axis(0))).type; // 'int32'
 */
export const indexValue = (index: Index): Expr => ({ kind: 'index', type: 'int32', index });
/**
 * An element of a buffer; 0 where a condition fails.
 * @example build.load(0, 'float16', build.at(build.axis(0))).type; // 'float32'
 */
export const load = (buffer: number, dtype: DType, index: Index, ...conditions: readonly Condition[]): Expr => ({
  kind: 'load',
  type: computeType(dtype),
  buffer,
  index,
  conditions,
});
/**
 * A scalar operation, typed by its last operand unless it is a predicate.
 * @example build.op('lt', build.arg(0), build.constant(1)).type; // 'bool'
 */
export function op(name: ScalarOp, ...inputs: readonly Expr[]): Expr {
  const type = scalarOps[name].result === 'bool' ? 'bool' : inputs[inputs.length - 1]!.type;
  return { kind: 'op', type, op: name, inputs };
}
/**
 * A value as another dtype.
 * @example build.convert(build.arg(0), 'int8').type; // 'int32'
 */
export const convert = (input: Expr, to: DType): Expr =>
  input.type === to ? input : { kind: 'convert', type: computeType(to), to, input };
/**
 * The bits of a value as another type.
 * @example build.bitcast(build.arg(0), 'uint32').type; // 'uint32'
 */
export const bitcast = (input: Expr, type: ComputeType): Expr => ({ kind: 'bitcast', type, input });
/**
 * One value where all conditions hold, another elsewhere.
 * @example
 * const inside = build.within(build.at(build.axis(0)), 4);
 * build.guard([inside], build.constant(1), build.constant(0)).type; // 'float32'
 */
export const guard = (conditions: readonly Condition[], value: Expr, otherwise: Expr): Expr => ({
  kind: 'guard',
  type: value.type,
  conditions,
  value,
  otherwise,
});
/**
 * What an accumulator of an earlier stage came to.
 * @example build.result(0, 0); // { kind: 'result', type: 'float32', stage: 0, accumulator: 0 }
 */
export const result = (stage: number, accumulator: number, type: ComputeType = 'float32'): Expr => ({
  kind: 'result',
  type,
  stage,
  accumulator,
});

/**
 * A buffer that is read.
 * @example build.read('float32', 8); // { dtype: 'float32', count: 8, access: 'read' }
 */
export const read = (dtype: DType, count: number): BufferSlot => ({ dtype, count, access: 'read' });
/**
 * A buffer that is written.
 * @example build.write('float32', 8); // { dtype: 'float32', count: 8, access: 'write' }
 */
export const write = (dtype: DType, count: number): BufferSlot => ({ dtype, count, access: 'write' });
/**
 * A buffer that is read and written.
 * @example build.readwrite('float32', 8); // { dtype: 'float32', count: 8, access: 'readwrite' }
 */
export const readwrite = (dtype: DType, count: number): BufferSlot => ({ dtype, count, access: 'readwrite' });

/**
 * What a reduce stage combines over its loops.
 * @example build.accumulator('max', build.arg(0)).op; // 'max'
 */
export const accumulator = (name: ReduceOp, value: Expr): Accumulator => ({ op: name, value });
/**
 * A stage that accumulates.
 * @example build.reduce([4], build.accumulator('sum', build.constant(1))).axes; // [4]
 */
export const reduce = (axes: readonly number[], ...accumulators: readonly Accumulator[]): ReduceStage => ({
  kind: 'reduce',
  axes,
  accumulators,
});
/**
 * A value to be written at an index.
 * @example build.store(1, build.at(build.axis(0)), build.constant(0)).buffer; // 1
 */
export const store = (buffer: number, index: Index, value: Expr): Store => ({ buffer, index, value });
/**
 * A stage that evaluates and stores.
 * @example build.map([], [build.store(0, build.at(build.axis(0)), build.constant(1))]).stores.length; // 1
 */
export const map = (axes: readonly number[], stores: readonly Store[], checks: readonly Check[] = []): MapStage => ({
  kind: 'map',
  axes,
  stores,
  checks,
});

/**
 * Sums of products get their tag.
 * @example
 * const i = build.at(build.axis(0));
 * const twice = build.op('mul', build.load(0, 'float32', i), build.constant(2));
 * const buffers = [build.read('float32', 3), build.write('float32', 3)];
 * const double = build.kernel('double', buffers, [3], [build.map([], [build.store(1, i, twice)])]);
 * await launchKernel(referenceBackend(), double, [Float32Array.of(1, 2, 3)]); // [[2, 4, 6]]
 */
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

/**
 * An index argument and the range it stays in.
 * @example build.indexArg(0, 7); // { type: 'int32', min: 0, max: 7 }
 */
export const indexArg = (min: number, max: number): ArgSlot => ({ type: 'int32', min, max });
