import { type Atom, type Condition, type Expr, type Index, type Kernel, visitExprs } from '@nacre/tensor/backend';
import { type Bounds, boundsOf } from './bounds.ts';
import { loadElement } from './elements.ts';
import { literal } from './literals.ts';
import type { ProgramText } from './program.ts';
import { convert, spell } from './scalars.ts';
import { registerType } from './types.ts';

/** A value as text that may stand wherever `level` loops are open. */
export interface Value {
  readonly text: string;
  readonly level: number;
}

type Load = Extract<Expr, { kind: 'load' }>;

/** Where the lines of a stage go, and what it finds there. */
export interface StageLoops {
  /** Sizes of all axes, outer and inner. */
  readonly sizes: readonly number[];
  /** `blocks[n]` runs once the first n loops have been entered; `blocks[0]` before all of them. */
  readonly blocks: readonly string[][];
  /** The position on an axis. */
  axis(axis: number): Value;
  /** The text of an element that is there already. */
  element?(load: Load): string | undefined;
  /** What an accumulator of an earlier stage came to. */
  result(stage: number, accumulator: number): Value;
}

/** Values outside all inner loops, known to the stages that follow. */
export type OuterValues = Map<Expr, Value>;

/** Writes the expressions of a stage, one line each, before the innermost loop that does not change them. */
export class ExpressionWriter {
  private readonly kernel: Kernel;
  private readonly loops: StageLoops;
  private readonly program: ProgramText;
  private readonly outer: OuterValues;
  private readonly inner = new Map<Expr, Value>();
  /** Parts of indices that have a name, by level and text. */
  private readonly parts = new Map<string, Value>();

  constructor(kernel: Kernel, loops: StageLoops, program: ProgramText, outer: OuterValues) {
    this.kernel = kernel;
    this.loops = loops;
    this.program = program;
    this.outer = outer;
  }

  /** Operands first and iteratively: expressions can be deep. */
  value(root: Expr): Value {
    if (this.known(root) === undefined) {
      visitExprs([root], (expr) => {
        if (this.known(expr) === undefined) this.keep(expr, this.write(expr));
      });
    }
    return this.known(root)!;
  }

  /** What fewer loops change is added up before the loops that change the rest. */
  index({ offset, terms }: Index): Value {
    const factors = terms.filter(({ scale }) => scale !== 0).map(({ scale, atom }) => ({ scale, ...this.atom(atom) }));
    const level = Math.max(0, ...factors.map((factor) => factor.level));
    const isSteady = (factor: Factor): boolean => factor.level < level;
    const steady = factors.filter(isSteady);
    if (steady.length === 0 || isPlain(steady, offset)) return { text: sum(offset, factors), level };
    const part = this.part({ text: sum(offset, steady), level: Math.max(...steady.map((factor) => factor.level)) });
    const rest = factors.filter((factor) => !isSteady(factor));
    return { text: sum(0, [{ scale: 1, ...part }, ...rest]), level };
  }

  private part(value: Value): Value {
    const key = `${value.level} ${value.text}`;
    const known = this.parts.get(key) ?? this.name(value);
    this.parts.set(key, known);
    return known;
  }

  private known(expr: Expr): Value | undefined {
    return this.outer.get(expr) ?? this.inner.get(expr);
  }

  private keep(expr: Expr, value: Value): void {
    (value.level === 0 ? this.outer : this.inner).set(expr, value);
  }

  private write(expr: Expr): Value {
    switch (expr.kind) {
      case 'constant':
        return { text: literal(expr.type, expr.value), level: 0 };
      case 'arg':
        return { text: expr.type === 'bool' ? `(args.a${expr.arg} != 0u)` : `args.a${expr.arg}`, level: 0 };
      case 'result':
        return this.loops.result(expr.stage, expr.accumulator);
      case 'index':
        return this.name(this.index(expr.index));
      case 'load':
        return this.load(expr);
      case 'op':
        return this.compute(expr.inputs, (operands) => spell(expr.op, expr.inputs.at(-1)!.type, operands, this.program.call));
      case 'convert':
        return this.compute([expr.input], ([input]) => convert(expr.input.type, expr.to, input!, this.program.call));
      case 'bitcast':
        return this.compute([expr.input], ([input]) => `bitcast<${registerType(expr.type)}>(${input})`);
      case 'guard': {
        const condition = this.condition(expr.conditions);
        const { value, otherwise } = expr;
        return this.compute(
          [value, otherwise],
          ([kept, instead]) => `select(${instead}, ${kept}, ${condition.text})`,
          condition.level,
        );
      }
    }
  }

  /** Gives a value a name where it is first available. */
  private name({ text, level }: Value): Value {
    const name = this.program.fresh();
    this.loops.blocks[level]!.push(`let ${name} = ${text};`);
    return { text: name, level };
  }

  /** Constants alone are named first: WGSL refuses constant expressions that overflow. */
  private compute(inputs: readonly Expr[], make: (operands: readonly string[]) => string, atLeast = 0): Value {
    const values = inputs.map((input) => this.value(input));
    const operands = inputs.every((input) => input.kind === 'constant') ? values.map((value) => this.name(value)) : values;
    return this.name({
      text: make(operands.map(({ text }) => text)),
      level: Math.max(atLeast, ...values.map(({ level }) => level)),
    });
  }

  private load(load: Load): Value {
    const { type, buffer, index, conditions } = load;
    const there = this.loops.element?.(load);
    if (there !== undefined) return this.name({ text: there, level: this.loops.blocks.length - 1 });
    const condition = this.condition(conditions);
    if (condition.text === 'false') return { text: literal(type, 0), level: 0 };
    const at = this.index(index);
    const element = loadElement(this.kernel.buffers[buffer]!, `b${buffer}`, at.text, this.program.call);
    return this.guarded(condition, { text: element, level: Math.max(at.level, condition.level) }, literal(type, 0));
  }

  /** Something in memory that is there where conditions hold. */
  guarded(condition: Value, { text, level }: Value, otherwise: string): Value {
    if (condition.text === 'true') return this.name({ text, level });
    const name = this.program.fresh();
    this.loops.blocks[level]!.push(`var ${name} = ${otherwise};`, `if (${condition.text}) {`, `  ${name} = ${text};`, '}');
    return { text: name, level };
  }

  /** `true` or `false` where that can be told from the bounds of the indices. */
  condition(conditions: readonly Condition[]): Value {
    const open = conditions.filter(({ index, size }) => !isWithin(this.bounds(index), size));
    if (open.some(({ index, size }) => isOutside(this.bounds(index), size))) return { text: 'false', level: 0 };
    if (open.length === 0) return { text: 'true', level: 0 };
    const parts = open.map(({ index, size }) => ({ ...this.index(index), size }));
    return {
      text: parts.map(({ text, size }) => `u32(${text}) < ${size}u`).join(' && '),
      level: Math.max(...parts.map(({ level }) => level)),
    };
  }

  private bounds(index: Index): Bounds {
    return boundsOf(index, this.loops.sizes, this.kernel.args);
  }

  private atom(atom: Atom): Value {
    switch (atom.kind) {
      case 'axis':
        return this.loops.axis(atom.axis);
      case 'arg':
        return { text: `args.a${atom.arg}`, level: 0 };
      case 'value':
        return this.value(atom.value);
      case 'div':
        return this.quotient(atom.of, '/', 'floor_div', atom.by);
      case 'mod':
        return this.quotient(atom.of, '%', 'floor_mod', atom.by);
    }
  }

  /** WGSL rounds towards zero, which is as good where nothing is negative. */
  private quotient(of: Index, operator: '/' | '%', rounded: 'floor_div' | 'floor_mod', by: number): Value {
    const { text, level } = this.index(of);
    if (this.bounds(of).low < 0) return { text: this.program.call(rounded, text, String(by)), level };
    return { text: `((${text}) ${operator} ${by})`, level };
  }
}

/** A term of an index. */
interface Factor extends Value {
  readonly scale: number;
}

/** Not worth a name. */
const isPlain = (factors: readonly Factor[], offset: number): boolean =>
  offset === 0 && factors.length === 1 && factors[0]!.scale === 1;

function sum(offset: number, factors: readonly Factor[]): string {
  let text = '';
  const add = (number: number, factor: string): void => {
    const sign = number < 0 ? '-' : text === '' ? '' : '+';
    const magnitude = Math.abs(number);
    const product = factor === '' ? `${magnitude}` : magnitude === 1 ? factor : `${magnitude} * ${factor}`;
    text = text === '' ? `${sign}${product}` : `${text} ${sign} ${product}`;
  };
  for (const { scale, text: factor } of factors) add(scale, factor);
  if (offset !== 0 || text === '') add(offset, '');
  return text;
}

const isWithin = ({ low, high }: Bounds, size: number): boolean => low >= 0 && high < size;
const isOutside = ({ low, high }: Bounds, size: number): boolean => high < 0 || low >= size;
