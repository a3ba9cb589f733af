import type { ArgSlot, BufferSlot, Check, Condition, Expr, Index, Kernel, Stage, Store, Term } from '../../contract/kernel.ts';
import { type ReduceOp, reduceOps, type ScalarOp, scalarOps } from '../../contract/scalar.ts';
import { type ComputeType, computeType, type DType, dtypes, isFloat } from '../../dtype.ts';
import { type Choose, pick } from '../generator.ts';
import * as k from './build.ts';
import { type KernelCase, wholeNumbers } from './case.ts';

/** Whole numbers stay below this, so that float32 sums and products of them are exact in any order, fused or not. */
const exactLimit = 2 ** 22;
const inputLimit = 4;
/** With two outputs of each of two map stages, eight buffers. */
const mostInputs = 4;

/** An expression and the largest magnitude it can take (floats only; integers wrap). */
interface Bounded {
  readonly expr: Expr;
  readonly limit: number;
}

const small: readonly ScalarOp[] = ['neg', 'abs', 'sign', 'min', 'max', 'add', 'sub', 'mul', 'where', 'floor', 'mod'];
const bitwise: readonly ScalarOp[] = [
  'not',
  'and',
  'or',
  'xor',
  'shl',
  'shr',
  'neg',
  'add',
  'sub',
  'mul',
  'min',
  'max',
  'where',
  'mod',
];
const logical: readonly ScalarOp[] = ['eq', 'ne', 'lt', 'le', 'not', 'and', 'or', 'xor', 'where'];

/**
 * A small kernel of random form: affine indices of either direction, divisions and remainders, masks, guards, arguments,
 * gathers, several stages, accumulators and outputs, every dtype among `allowed`. Floats are whole numbers, so a right backend agrees
 * with the reference to the last bit.
 * @example
 * let state = 1;
 * const choose = (low: number, high: number) => {
 *   state = (16807 * state) % (2 ** 31 - 1);
 *   return low + (state % (high - low + 1));
 * };
 * const { kernel, inputs, args } = randomKernelCase(choose);
 * await launchKernel(referenceBackend(), kernel, inputs, args);
 */
export function randomKernelCase(choose: Choose, allowed: ReadonlySet<DType> = new Set(dtypes)): KernelCase {
  return new KernelMaker(
    choose,
    dtypes.filter((dtype) => allowed.has(dtype)),
  ).make();
}

class KernelMaker {
  private readonly choose: Choose;
  private readonly dtypes: readonly DType[];
  private readonly types: readonly ComputeType[];
  private readonly outer: number[];
  private inner: number[] = [];
  private readonly buffers: BufferSlot[] = [];
  private readonly args: ArgSlot[] = [];
  private readonly argValues: number[] = [];
  private readonly results: {
    readonly stage: number;
    readonly accumulator: number;
    readonly type: ComputeType;
    readonly limit: number;
  }[] = [];
  /** Finished expressions of the stage, to be shared. */
  private shared: Bounded[] = [];

  constructor(choose: Choose, allowed: readonly DType[]) {
    this.choose = choose;
    this.dtypes = allowed;
    this.types = [...new Set(allowed.map(computeType))];
    this.outer = this.choose(0, 7) === 0 ? this.sizes(2, 19) : this.sizes(3, 5);
  }

  make(): KernelCase {
    const stages: Stage[] = [];
    const reductions = this.choose(0, 2);
    for (let number = 0; number < reductions; number++) stages.push(this.reduction(number));
    const maps = this.choose(1, 2);
    for (let number = 0; number < maps; number++) stages.push(this.map(number === maps - 1));
    const kernel: Kernel = k.kernel('random kernel', this.buffers, this.outer, stages, this.args);
    const inputs = kernel.buffers
      .filter((b) => b.access !== 'write')
      .map(({ dtype, count }) => wholeNumbers(dtype, count, this.choose, inputLimit));
    return { name: kernel.name, kernel, inputs, args: this.argValues };
  }

  private sizes(most: number, largest: number): number[] {
    return Array.from({ length: this.choose(0, most) }, () => (this.choose(0, 19) === 0 ? 0 : this.choose(1, largest)));
  }

  private beginStage(): void {
    this.inner = this.sizes(2, 4);
    this.shared = [];
  }

  private reduction(stage: number): Stage {
    this.beginStage();
    const count = this.choose(1, 2);
    const steps = this.inner.reduce((a, b) => a * b, 1);
    const made = Array.from({ length: count }, (_, accumulator) => {
      const op = pick<ReduceOp>(this.choose, ['sum', 'sum', 'prod', 'max', 'min']);
      const type = pick(
        this.choose,
        this.types.filter((t) => (scalarOps[reduceOps[op].combine].types as readonly string[]).includes(t)),
      );
      const product = op === 'sum' && type !== 'bool' && this.choose(0, 1) === 0;
      let value = product
        ? (this.combine('mul', [this.value(type, 1), this.value(type, 1)]) ?? this.leaf(type))
        : this.value(type, 2);
      let limit = op === 'sum' ? value.limit * steps : op === 'prod' ? value.limit ** steps : value.limit;
      if (isFloat(type) && limit > exactLimit) {
        value = { expr: k.op('sign', value.expr), limit: 1 };
        limit = op === 'sum' ? steps : 1;
      }
      return { op, value, limit, type, accumulator, stage };
    });
    // An empty maximum is infinite; what is computed from it would not be a whole number.
    this.results.push(...made.filter(({ op, type }) => steps > 0 || op === 'sum' || op === 'prod' || !isFloat(type)));
    return k.reduce(this.inner, ...made.map(({ op, value }) => k.accumulator(op, value.expr)));
  }

  private map(last: boolean): Stage {
    this.beginStage();
    const stores = Array.from({ length: this.choose(1, 2) }, () => this.outputs()).flat();
    return k.map(this.inner, stores, last && this.choose(0, 4) === 0 ? this.checks() : []);
  }

  /** A new buffer, written whole or in interleaved parts, or one updated in place. */
  private outputs(): Store[] {
    const dtype = pick(this.choose, this.dtypes);
    const sizes = [...this.outer, ...this.inner];
    const parts = this.choose(1, 2);
    const order = sizes.map((_, axis) => axis);
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.choose(0, i);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let stride = parts;
    let offset = 0;
    const terms = order.map((axis): Term => {
      const backwards = this.choose(0, 3) === 0;
      if (backwards) offset += stride * Math.max(0, sizes[axis]! - 1);
      const term = k.axis(axis, backwards ? -stride : stride);
      stride *= Math.max(1, sizes[axis]!);
      return term;
    });
    const place: Index = { offset, terms };
    const inPlace = this.choose(0, 3) === 0;
    const buffer = this.buffers.push(inPlace ? k.readwrite(dtype, stride) : k.write(dtype, stride)) - 1;
    return Array.from({ length: parts }, (_, part): Store => {
      const index = { ...place, offset: place.offset + part };
      if (inPlace) this.shared.push({ expr: k.load(buffer, dtype, index), limit: inputLimit });
      return k.store(buffer, index, narrow(this.value(computeType(dtype), 3), dtype).expr);
    });
  }

  /** A check, unless its values have used up the buffers a kernel may have. */
  private checks(): Check[] {
    const position = this.args.push(k.indexArg(0, 2)) - 1;
    this.argValues.push(this.choose(0, 2));
    const fails = this.value('bool', 2).expr;
    return this.buffers.length < 8 ? [{ fails, faults: this.buffers.push(k.readwrite('int32', 3)) - 1, position }] : [];
  }

  private value(type: ComputeType, depth: number): Bounded {
    const known = this.shared.filter(({ expr }) => expr.type === type);
    if (known.length > 0 && this.choose(0, 4) === 0) return pick(this.choose, known);
    const made = depth === 0 ? this.leaf(type) : this.branch(type, depth - 1);
    this.shared.push(made);
    return made;
  }

  private leaf(type: ComputeType): Bounded {
    const result = this.results.filter((r) => r.type === type);
    switch (this.choose(0, 6)) {
      case 0:
        return {
          expr: k.constant(type === 'uint32' || type === 'bool' ? this.choose(0, 1) : this.choose(-2, 2), type),
          limit: 2,
        };
      case 1:
        return type === 'bool' ? this.load(type) : this.argument(type);
      case 2:
        return result.length > 0 ? this.result(pick(this.choose, result)) : this.load(type);
      case 3:
        return type === 'int32' ? { expr: k.indexValue(this.index().index), limit: 2 ** 31 } : this.load(type);
      default:
        return this.load(type);
    }
  }

  private result({ stage, accumulator, type, limit }: (typeof this.results)[number]): Bounded {
    return { expr: k.result(stage, accumulator, type), limit };
  }

  private argument(type: ComputeType): Bounded {
    const number = this.args.push({ type }) - 1;
    this.argValues.push(type === 'uint32' ? this.choose(0, 4) : this.choose(-4, 4));
    return { expr: k.arg(number, type), limit: 4 };
  }

  private branch(type: ComputeType, depth: number): Bounded {
    switch (this.choose(0, 7)) {
      case 0: {
        const conditions = this.conditions(1);
        const [value, otherwise] = [this.value(type, depth), this.value(type, depth)];
        return { expr: k.guard(conditions, value.expr, otherwise.expr), limit: Math.max(value.limit, otherwise.limit) };
      }
      case 1:
        return this.converted(type, depth);
      case 2:
        return this.gathered(type, depth);
      case 3:
        return this.leaf(type);
      default: {
        const op = pick(this.choose, type === 'bool' ? logical : isFloat(type) ? small : bitwise);
        return this.combine(op, this.operands(op, type, depth)) ?? this.leaf(type);
      }
    }
  }

  private operands(op: ScalarOp, type: ComputeType, depth: number): Bounded[] {
    const row = scalarOps[op];
    const operandType = type === 'bool' && row.result === 'bool' ? pick(this.choose, this.types) : type;
    return Array.from({ length: row.arity }, (_, i) => this.value(op === 'where' && i === 0 ? 'bool' : operandType, depth));
  }

  /** The operation, unless its result could be inexact. */
  private combine(op: ScalarOp, inputs: readonly Bounded[]): Bounded | undefined {
    const limits = inputs.map((input) => input.limit);
    const largest = Math.max(...limits);
    const limit = op === 'add' || op === 'sub' ? limits[0]! + limits[1]! : op === 'mul' ? limits[0]! * limits[1]! : largest;
    const expr = k.op(op, ...inputs.map((input) => input.expr));
    if (!isFloat(expr.type)) return { expr, limit };
    // The remainder of a division by zero is NaN.
    return op === 'mod' || limit > exactLimit ? undefined : { expr, limit };
  }

  private converted(type: ComputeType, depth: number): Bounded {
    const from = pick(this.choose, this.types);
    const input = this.value(from, depth);
    const integral = (t: ComputeType): boolean => t === 'int32' || t === 'uint32';
    if (integral(from) && integral(type) && from !== type && this.choose(0, 1) === 0)
      return { expr: k.bitcast(input.expr, type), limit: 2 ** 32 };
    const to = pick(
      this.choose,
      this.dtypes.filter((dtype) => computeType(dtype) === type),
    );
    // From integers of any size only the low bits survive as exact floats.
    if (isFloat(type) && integral(from)) return narrow({ expr: k.op('and', input.expr, k.constant(15, from)), limit: 15 }, to);
    return narrow(from === 'bool' ? { ...input, limit: 1 } : input, to);
  }

  private gathered(type: ComputeType, depth: number): Bounded {
    const size = this.choose(1, 6);
    const index = this.value('int32', depth).expr;
    const place = k.op('min', k.op('max', index, k.constant(0, 'int32')), k.constant(size - 1, 'int32'));
    return this.load(type, [k.computed(place, size, this.choose(1, 3))], 3 * (size - 1));
  }

  /** From a buffer just large enough, or from an old one under the condition that the index is inside. */
  private load(type: ComputeType, extra: readonly Term[] = [], reach = 0): Bounded {
    const dtype = pick(
      this.choose,
      this.dtypes.filter((d) => computeType(d) === type),
    );
    const { index, low, high } = this.index();
    const full: Index = { offset: index.offset - low, terms: [...index.terms, ...extra] };
    const count = high - low + reach + 1;
    const old = this.buffers.findIndex((slot) => slot.dtype === dtype && slot.access === 'read');
    const conditions = this.conditions(2);
    if (old >= 0 && (this.buffers.length >= mostInputs || this.choose(0, 2) === 0)) {
      conditions.push(k.within(full, this.buffers[old]!.count));
      return { expr: k.load(old, dtype, full, ...conditions), limit: inputLimit };
    }
    if (this.buffers.length >= mostInputs) return { expr: k.constant(1, type), limit: 1 };
    const buffer = this.buffers.push(k.read(dtype, count)) - 1;
    return { expr: k.load(buffer, dtype, full, ...conditions), limit: inputLimit };
  }

  private conditions(most: number): Condition[] {
    return Array.from({ length: this.choose(0, most) }, () => {
      const { index, low, high } = this.index();
      return k.within({ ...index, offset: index.offset - low - this.choose(0, 2) }, Math.max(1, high - low - this.choose(-1, 3)));
    });
  }

  /** An index of random form and the range it stays in. */
  private index(): { index: Index; low: number; high: number } {
    const { index, low, high } = this.affine();
    const by = this.choose(2, 4);
    switch (this.choose(0, 7)) {
      case 0:
        return {
          index: k.at(k.quotient(index, by), this.choose(0, 2)),
          low: Math.floor(low / by),
          high: Math.floor(high / by) + 2,
        };
      case 1:
        return { index: k.at(k.remainder(index, by, -2)), low: -2 * (by - 1), high: 0 };
      case 2: {
        const number = this.args.push(k.indexArg(-2, 3)) - 1;
        this.argValues.push(this.choose(-2, 3));
        return { index: k.at(...index.terms, index.offset, k.argument(number)), low: low - 2, high: high + 3 };
      }
      default:
        return { index, low, high };
    }
  }

  private affine(): { index: Index; low: number; high: number } {
    const sizes = [...this.outer, ...this.inner];
    let [low, high] = [0, 0];
    const terms: Term[] = [];
    sizes.forEach((size, axis) => {
      const scale = pick(this.choose, [0, 0, 1, 1, 1, 2, 3, -1, -2]);
      if (scale === 0) return;
      const end = scale * Math.max(0, size - 1);
      low += Math.min(0, end);
      high += Math.max(0, end);
      terms.push(k.axis(axis, scale));
    });
    return { index: { offset: 0, terms }, low, high };
  }
}

/** A value that fits a dtype: float16 holds whole numbers up to 2048. */
function narrow({ expr, limit }: Bounded, dtype: DType): Bounded {
  if (dtype === 'float16' && limit > 2048) return { expr: k.convert(k.op('sign', expr), dtype), limit: 1 };
  return { expr: k.convert(expr, dtype), limit };
}
