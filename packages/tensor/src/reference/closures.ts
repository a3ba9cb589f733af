import { bitcastScalar, convertScalar, float16ToNumber, numberToFloat16 } from '../contract/convert.ts';
import { stageExprs, visitExprs, type Atom, type Check, type Condition, type Expr, type Index, type Kernel, type ReduceStage, type Stage } from '../contract/kernel.ts';
import { reduceOps, scalarOps, toComputeType } from '../contract/scalar.ts';
import { computeType, isFloat, type ComputeType, type TypedArray } from '../dtype.ts';
import { InternalError } from '../errors.ts';

/** Runs a kernel once on `views` of its buffers, in slot order. */
export type KernelFunction = (views: readonly TypedArray[], args: readonly number[]) => void;

type Action = () => void;

/** A number to be had at every point, from a register or by arithmetic; `level` loops must have been entered for it. */
interface Reader {
  readonly read: () => number;
  readonly level: number;
}

/**
 * Compiles a kernel into closures that follow the contract to the letter and check what real backends trust: every index
 * in range, every argument and data-dependent index inside its stated bounds. Sums and products of floats accumulate in
 * float64 and round once.
 */
export function closures(kernel: Kernel): KernelFunction {
  const frame = new Frame(kernel);
  const stages = kernel.stages.map((stage, i) => compileStage(frame, stage, i));
  const program = nest(frame, 0, kernel.axes, [], sequence(stages));
  return (views, args) => {
    frame.bind(views, args);
    program();
  };
}

/** What the closures of one kernel share. */
class Frame {
  readonly kernel: Kernel;
  /** Position on every axis, outer then inner. */
  readonly point: Int32Array;
  /** Values of expressions and results of reductions. */
  readonly registers: Float64Array;
  readonly results = new Map<string, number>();
  args: readonly number[] = [];
  views: readonly TypedArray[] = [];
  private used = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.point = new Int32Array(kernel.axes.length + Math.max(0, ...kernel.stages.map((stage) => stage.axes.length)));
    let size = 0;
    for (const stage of kernel.stages) {
      visitExprs(stageExprs(stage), () => size++);
      if (stage.kind === 'reduce') size += stage.accumulators.length;
    }
    this.registers = new Float64Array(size);
  }

  register(): number {
    return this.used++;
  }

  bind(views: readonly TypedArray[], args: readonly number[]): void {
    const { buffers, args: slots } = this.kernel;
    buffers.forEach((slot, i) => this.expect((views[i]?.length ?? -1) >= slot.count, `buffer ${i} has fewer than ${slot.count} elements`));
    this.views = views;
    this.expect(args.length === slots.length, `takes ${slots.length} arguments, got ${args.length}`);
    this.args = slots.map(({ type, min = -Infinity, max = Infinity }, i) => {
      const value = toComputeType(type, args[i]!);
      this.expect(!(value < min || value > max), `argument ${i} is ${value}, outside ${min}..${max}`);
      return value;
    });
  }

  expect(holds: boolean, problem: string): void {
    if (!holds) throw new InternalError(this.kernel.name, problem);
  }

  outOfRange(what: string, index: number, count: number): never {
    throw new InternalError(this.kernel.name, `${what} index ${index} is outside 0..${count - 1} at [${this.point.join(', ')}]`);
  }
}

function sequence(actions: readonly Action[]): Action {
  if (actions.length === 1) return actions[0]!;
  return () => {
    for (let i = 0; i < actions.length; i++) actions[i]!();
  };
}

/** Loops over `sizes`; before the next loop is entered, what depends on no deeper one is computed. */
function nest(frame: Frame, depth: number, sizes: readonly number[], actions: readonly (readonly Action[])[], body: Action): Action {
  const { point } = frame;
  return sizes.reduceRight<Action>((inner, size, i) => {
    const axis = depth + i;
    const enter = sequence(actions[axis + 1] ?? []);
    return () => {
      for (let at = 0; at < size; at++) {
        point[axis] = at;
        enter();
        inner();
      }
    };
  }, body);
}

function compileStage(frame: Frame, stage: Stage, number: number): Action {
  const outer = frame.kernel.axes.length;
  const exprs = new ExprCompiler(frame, number);
  const finish: Action[] = [];
  const start: Action[] = [];
  const body = stage.kind === 'reduce'
    ? stage.accumulators.map((_, i) => accumulate(frame, exprs, stage, i, number, start, finish))
    : [
        ...stage.checks.map((check) => exprs.check(check)),
        ...stage.stores.map((store) => exprs.store(store.buffer, store.index, store.value)),
      ];
  const invariant = sequence(exprs.actions.slice(0, outer + 1).flat());
  const loops = nest(frame, outer, stage.axes, exprs.actions, sequence(body));
  return sequence([...start, ...(stage.axes.includes(0) ? [] : [invariant, loops]), ...finish]);
}

function accumulate(frame: Frame, exprs: ExprCompiler, stage: ReduceStage, i: number, number: number, start: Action[], finish: Action[]): Action {
  const { registers } = frame;
  const { op, value } = stage.accumulators[i]!;
  const { combine, identity } = reduceOps[op];
  const { meaning } = scalarOps[combine];
  const { type } = value;
  const register = frame.register();
  frame.results.set(`${number}.${i}`, register);
  start.push(() => (registers[register] = identity(type)));
  finish.push(() => (registers[register] = toComputeType(type, registers[register]!)));
  const { read } = exprs.value(value);
  return isFloat(type) || type === 'bool'
    ? () => (registers[register] = meaning(registers[register]!, read(), 0, type))
    : () => (registers[register] = toComputeType(type, meaning(registers[register]!, read(), 0, type)));
}

/** Gives every expression of one stage a register, filled as soon as the loops it depends on have been entered. */
class ExprCompiler {
  /** By level. */
  readonly actions: Action[][] = [];
  private readonly frame: Frame;
  private readonly stage: number;
  private readonly known = new Map<Expr, Reader>();

  constructor(frame: Frame, stage: number) {
    this.frame = frame;
    this.stage = stage;
    for (let level = 0; level <= frame.point.length; level++) this.actions.push([]);
  }

  /** Operands first and iteratively: expressions can be deep. */
  value(root: Expr): Reader {
    if (!this.known.has(root)) visitExprs([root], (expr) => this.known.set(expr, this.known.get(expr) ?? this.compile(expr)));
    return this.known.get(root)!;
  }

  private compile(expr: Expr): Reader {
    const { frame } = this;
    switch (expr.kind) {
      case 'constant': return { read: () => expr.value, level: 0 };
      case 'arg': return { read: () => frame.args[expr.arg]!, level: 0 };
      case 'result': return this.result(expr.stage, expr.accumulator);
      case 'index': return this.keep(this.index(expr.index));
      case 'load': return this.keep(this.load(expr.buffer, expr.index, expr.conditions));
      case 'op': return this.keep(this.operation(expr));
      case 'convert': {
        const input = this.value(expr.input);
        const { type } = expr.input;
        return this.keep({ read: () => convertScalar(input.read(), type, expr.to), level: input.level });
      }
      case 'bitcast': {
        const input = this.value(expr.input);
        const { type } = expr.input;
        return this.keep({ read: () => bitcastScalar(input.read(), type, expr.type), level: input.level });
      }
      case 'guard': {
        const [condition, value, otherwise] = [this.conditions(expr.conditions), this.value(expr.value), this.value(expr.otherwise)];
        const level = Math.max(condition.level, value.level, otherwise.level);
        return this.keep({ read: () => (condition.read() ? value.read() : otherwise.read()), level });
      }
    }
  }

  private keep({ read, level }: Reader): Reader {
    const { registers } = this.frame;
    const register = this.frame.register();
    this.actions[level]!.push(() => (registers[register] = read()));
    return { read: () => registers[register]!, level };
  }

  private result(stage: number, accumulator: number): Reader {
    const { registers, results } = this.frame;
    const register = stage < this.stage ? results.get(`${stage}.${accumulator}`) : undefined;
    this.frame.expect(register !== undefined, `stage ${this.stage} reads result ${stage}.${accumulator}, which no earlier stage makes`);
    return { read: () => registers[register!]!, level: 0 };
  }

  private operation({ op, type, inputs }: Extract<Expr, { kind: 'op' }>): Reader {
    const row = scalarOps[op];
    const operands = inputs.map((input) => this.value(input));
    const operandType = inputs[inputs.length - 1]!.type;
    this.frame.expect(
      inputs.length === row.arity && row.types.includes(operandType) && type === (row.result === 'bool' ? 'bool' : operandType),
      `${op} does not take ${inputs.map((input) => input.type).join(', ')} to ${type}`,
    );
    const { meaning } = row;
    const zero = (): number => 0;
    const [a, b, c] = [operands[0]!.read, operands[1]?.read ?? zero, operands[2]?.read ?? zero];
    const level = Math.max(...operands.map((operand) => operand.level));
    return { read: rounded(type, () => meaning(a(), b(), c(), operandType)), level };
  }

  private load(buffer: number, index: Index, conditions: readonly Condition[]): Reader {
    const { frame } = this;
    const { dtype, count } = frame.kernel.buffers[buffer]!;
    const at = this.index(index);
    const condition = this.conditions(conditions);
    const decode = dtype === 'float16' ? float16ToNumber : undefined;
    const fetch = (): number => {
      const i = at.read();
      if (i < 0 || i >= count) frame.outOfRange(`buffer ${buffer}: load`, i, count);
      const element = frame.views[buffer]![i]!;
      return decode ? decode(element) : element;
    };
    const read = conditions.length === 0 ? fetch : (): number => (condition.read() ? fetch() : 0);
    return { read, level: Math.max(at.level, condition.level) };
  }

  check({ fails, faults, position }: Check): Action {
    const { frame } = this;
    const { read } = this.value(fails);
    return () => {
      if (read() === 0) return;
      const record = frame.views[faults]!;
      const i = frame.args[position]!;
      if (!(i >= 0 && i < record.length)) frame.outOfRange(`buffer ${faults}: fault`, i, record.length);
      record[i] = 1;
    };
  }

  store(buffer: number, index: Index, value: Expr): Action {
    const { frame } = this;
    const { dtype, count } = frame.kernel.buffers[buffer]!;
    const at = this.index(index);
    const { read } = this.value(value);
    frame.expect(value.type === computeType(dtype), `buffer ${buffer} of ${dtype} is given ${value.type}`);
    const encode = dtype === 'float16' ? numberToFloat16 : undefined;
    return () => {
      const i = at.read();
      if (i < 0 || i >= count) frame.outOfRange(`buffer ${buffer}: store`, i, count);
      frame.views[buffer]![i] = encode ? encode(read()) : read();
    };
  }

  /** 1 where all conditions hold, else 0. */
  private conditions(conditions: readonly Condition[]): Reader {
    const parts = conditions.map(({ index, size }) => ({ ...this.index(index), size }));
    return {
      read: () => Number(parts.every(({ read, size }) => {
        const i = read();
        return i >= 0 && i < size;
      })),
      level: Math.max(0, ...parts.map((part) => part.level)),
    };
  }

  private index({ offset, terms }: Index): Reader {
    const { point } = this.frame;
    const axes: number[] = [];
    const scales: number[] = [];
    const others: (Reader & { readonly scale: number })[] = [];
    for (const { scale, atom } of terms) {
      if (atom.kind === 'axis') {
        axes.push(atom.axis);
        scales.push(scale);
      } else others.push({ scale, ...this.atom(atom) });
    }
    const level = Math.max(0, ...axes.map((axis) => axis + 1), ...others.map((other) => other.level));
    const read = (): number => {
      let sum = offset;
      for (let i = 0; i < axes.length; i++) sum += scales[i]! * point[axes[i]!]!;
      for (let i = 0; i < others.length; i++) sum += others[i]!.scale * others[i]!.read();
      return sum;
    };
    return { read, level };
  }

  private atom(atom: Exclude<Atom, { kind: 'axis' }>): Reader {
    const { frame } = this;
    switch (atom.kind) {
      case 'arg': return { read: () => frame.args[atom.arg]!, level: 0 };
      case 'div': {
        const of = this.index(atom.of);
        return { read: () => Math.floor(of.read() / atom.by), level: of.level };
      }
      case 'mod': {
        const of = this.index(atom.of);
        return { read: () => ((of.read() % atom.by) + atom.by) % atom.by, level: of.level };
      }
      case 'value': {
        const { read, level } = this.value(atom.value);
        return {
          read: () => {
            const i = read();
            if (i < 0 || i >= atom.size) frame.outOfRange('computed', i, atom.size);
            return i;
          },
          level,
        };
      }
    }
  }
}

function rounded(type: ComputeType, read: () => number): () => number {
  switch (type) {
    case 'float32': return () => Math.fround(read());
    case 'int32': return () => read() | 0;
    case 'uint32': return () => read() >>> 0;
    case 'float64':
    case 'bool': return read;
  }
}
