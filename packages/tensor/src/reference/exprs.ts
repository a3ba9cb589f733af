import { bitcastScalar, convertScalar, float16ToNumber, numberToFloat16 } from '../contract/convert.ts';
import { type Atom, type Check, type Condition, type Expr, type Index, visitExprs } from '../contract/kernel.ts';
import { scalarOps } from '../contract/scalar.ts';
import { type ComputeType, computeType } from '../dtype.ts';
import type { Action, Frame, Reader } from './frame.ts';

/** Gives every expression of one stage a register, filled as soon as the loops it depends on have been entered. */
export class ExprCompiler {
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
      case 'constant':
        return { read: () => expr.value, level: 0 };
      case 'arg':
        return { read: () => frame.args[expr.arg]!, level: 0 };
      case 'result':
        return this.result(expr.stage, expr.accumulator);
      case 'index':
        return this.keep(this.index(expr.index));
      case 'load':
        return this.keep(this.load(expr.buffer, expr.index, expr.conditions));
      case 'op':
        return this.keep(this.operation(expr));
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
        const [condition, value, otherwise] = [
          this.conditions(expr.conditions),
          this.value(expr.value),
          this.value(expr.otherwise),
        ];
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
    this.frame.expect(
      register !== undefined,
      `stage ${this.stage} reads result ${stage}.${accumulator}, which no earlier stage makes`,
    );
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
      read: () =>
        Number(
          parts.every(({ read, size }) => {
            const i = read();
            return i >= 0 && i < size;
          }),
        ),
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
      case 'arg':
        return { read: () => frame.args[atom.arg]!, level: 0 };
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
    case 'float32':
      return () => Math.fround(read());
    case 'int32':
      return () => read() | 0;
    case 'uint32':
      return () => read() >>> 0;
    case 'float64':
    case 'bool':
      return read;
  }
}
