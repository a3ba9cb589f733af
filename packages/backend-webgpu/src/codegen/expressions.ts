import {
  type Atom,
  type ComputeType,
  type Condition,
  type Expr,
  type Index,
  type Kernel,
  visitExprs,
} from '@nacre/tensor/backend';
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

/** Where the lines of a stage go: `blocks[n]` runs once the first n of its loops have been entered; `blocks[0]` is the main function. */
export interface StageLoops {
  readonly axes: readonly number[];
  readonly blocks: readonly string[][];
  /** How many loops must be open for an axis to have its value. */
  levelOf(axis: number): number;
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
  private readonly sizes: readonly number[];

  constructor(kernel: Kernel, loops: StageLoops, program: ProgramText, outer: OuterValues) {
    this.kernel = kernel;
    this.loops = loops;
    this.program = program;
    this.outer = outer;
    this.sizes = [...kernel.axes, ...loops.axes];
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

  index({ offset, terms }: Index): Value {
    let text = '';
    let level = 0;
    const add = (number: number, factor: string): void => {
      const sign = number < 0 ? '-' : text === '' ? '' : '+';
      const magnitude = Math.abs(number);
      const product = factor === '' ? `${magnitude}` : magnitude === 1 ? factor : `${magnitude} * ${factor}`;
      text = text === '' ? `${sign}${product}` : `${text} ${sign} ${product}`;
    };
    for (const { scale, atom } of terms) {
      const factor = this.atom(atom);
      level = Math.max(level, factor.level);
      if (scale !== 0) add(scale, factor.text);
    }
    if (offset !== 0 || text === '') add(offset, '');
    return { text, level };
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
        return { text: resultName(expr.stage, expr.accumulator), level: 0 };
      case 'index':
        return this.name(this.index(expr.index));
      case 'load':
        return this.load(expr.type, expr.buffer, expr.index, expr.conditions);
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

  private load(type: ComputeType, buffer: number, index: Index, conditions: readonly Condition[]): Value {
    const condition = this.condition(conditions);
    const zero = literal(type, 0);
    if (condition.text === 'false') return { text: zero, level: 0 };
    const at = this.index(index);
    const element = loadElement(this.kernel.buffers[buffer]!, `b${buffer}`, at.text, this.program.call);
    const level = Math.max(at.level, condition.level);
    if (condition.text === 'true') return this.name({ text: element, level });
    const name = this.program.fresh();
    this.loops.blocks[level]!.push(`var ${name} = ${zero};`, `if (${condition.text}) {`, `  ${name} = ${element};`, '}');
    return { text: name, level };
  }

  /** `true` or `false` where that can be told from the bounds of the indices. */
  private condition(conditions: readonly Condition[]): Value {
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
    return boundsOf(index, this.sizes, this.kernel.args);
  }

  private atom(atom: Atom): Value {
    switch (atom.kind) {
      case 'axis':
        return { text: `i${atom.axis}`, level: this.loops.levelOf(atom.axis) };
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

export const resultName = (stage: number, accumulator: number): string => `r${stage}_${accumulator}`;

const isWithin = ({ low, high }: Bounds, size: number): boolean => low >= 0 && high < size;
const isOutside = ({ low, high }: Bounds, size: number): boolean => high < 0 || low >= size;
