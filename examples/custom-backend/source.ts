import {
  type Atom,
  type Condition,
  type Expr,
  type Index,
  isFloat,
  type Kernel,
  reduceOps,
  stageExprs,
  visitExprs,
} from '@nacre/tensor/backend';
import { literal, operation, rounded } from './scalars.ts';

/** A kernel as the body of a JavaScript function of `buffers`, typed arrays in slot order, and `args`. */
export function kernelSource(kernel: Kernel): string {
  return [
    ...kernel.buffers.map((_, i) => `const b${i} = buffers[${i}];`),
    ...kernel.args.map(({ type }, i) => `const a${i} = ${rounded(type, `args[${i}]`)};`),
    ...loops(
      kernel.axes,
      0,
      kernel.stages.flatMap((_, number) => stageLines(kernel, number)),
    ),
  ].join('\n');
}

/** `body` inside loops over axes of these sizes, numbered from `first` on. */
function loops(sizes: readonly number[], first: number, body: readonly string[]): readonly string[] {
  return sizes.reduceRight((inside, size, place) => {
    const i = `i${first + place}`;
    return block(`for (let ${i} = 0; ${i} < ${size}; ${i}++) {`, inside);
  }, body);
}

const block = (head: string, body: readonly string[]): string[] => [head, ...body.map((line) => `  ${line}`), '}'];

/** The loops of one stage. Its accumulators, `r<stage>_<number>`, are declared outside them, for the stages that follow. */
function stageLines(kernel: Kernel, number: number): readonly string[] {
  const stage = kernel.stages[number]!;
  const point = new Statements(kernel, stageExprs(stage));
  const inLoops = (...last: string[]): readonly string[] => loops(stage.axes, kernel.axes.length, [...point.lines, ...last]);
  if (stage.kind === 'map') {
    const checks = stage.checks.map(({ fails, faults, position }) => `if (${point.name(fails)}) b${faults}[a${position}] = 1;`);
    const stores = stage.stores.map(({ buffer, index, value }) => point.store(buffer, index, value));
    return block('{', inLoops(...checks, ...stores));
  }
  const accumulators = stage.accumulators.map(({ op, value }, i) => {
    const { combine, identity } = reduceOps[op];
    const [name, carry] = [`r${number}_${i}`, isFloat(value.type) ? 'float64' : value.type];
    return {
      begin: `let ${name} = ${literal(identity(value.type))};`,
      add: `${name} = ${operation(combine, carry, carry, [name, point.name(value)])};`,
      end: `${name} = ${rounded(value.type, name)};`,
    };
  });
  return [
    ...accumulators.map(({ begin }) => begin),
    ...block('{', inLoops(...accumulators.map(({ add }) => add))),
    ...accumulators.map(({ end }) => end),
  ];
}

/** What one point of a stage evaluates, as statements `const v0 = …;`, each expression once and operands first. */
class Statements {
  readonly lines: string[] = [];
  private readonly kernel: Kernel;
  private readonly names = new Map<Expr, string>();

  constructor(kernel: Kernel, roots: readonly Expr[]) {
    this.kernel = kernel;
    visitExprs(roots, (expr) => this.names.set(expr, this.write(expr)));
  }

  /** What stands for the value of an expression. */
  name(expr: Expr): string {
    return this.names.get(expr)!;
  }

  store(buffer: number, index: Index, value: Expr): string {
    return `b${buffer}[${this.index(index)}] = ${this.isHalf(buffer) ? `numberToFloat16(${this.name(value)})` : this.name(value)};`;
  }

  private write(expr: Expr): string {
    switch (expr.kind) {
      case 'constant':
        return literal(expr.value);
      case 'arg':
        return `a${expr.arg}`;
      case 'result':
        return `r${expr.stage}_${expr.accumulator}`;
      default: {
        const name = `v${this.lines.length}`;
        this.lines.push(`const ${name} = ${this.value(expr)};`);
        return name;
      }
    }
  }

  private value(expr: Exclude<Expr, { kind: 'constant' | 'arg' | 'result' }>): string {
    switch (expr.kind) {
      case 'index':
        return this.index(expr.index);
      case 'load': {
        const element = `b${expr.buffer}[${this.index(expr.index)}]`;
        return this.where(expr.conditions, this.isHalf(expr.buffer) ? `float16ToNumber(${element})` : element, '0');
      }
      case 'op': {
        const names = expr.inputs.map((input) => this.name(input));
        return operation(expr.op, expr.type, expr.inputs.at(-1)!.type, names);
      }
      case 'convert':
        return `convertScalar(${this.name(expr.input)}, '${expr.input.type}', '${expr.to}')`;
      case 'bitcast':
        return `bitcastScalar(${this.name(expr.input)}, '${expr.input.type}', '${expr.type}')`;
      case 'guard':
        return this.where(expr.conditions, this.name(expr.value), this.name(expr.otherwise));
    }
  }

  /** A condition is one comparison: as an unsigned number, an index below 0 is above any size. */
  private where(conditions: readonly Condition[], value: string, otherwise: string): string {
    const tests = conditions.map(({ index, size }) => `(${this.index(index)}) >>> 0 < ${size}`);
    return tests.length === 0 ? value : `${tests.join(' && ')} ? ${value} : ${otherwise}`;
  }

  private index({ offset, terms }: Index): string {
    const scaled = terms.map(({ scale, atom }) => (scale === 1 ? this.atom(atom) : `${scale} * ${this.atom(atom)}`));
    return [...scaled, ...(offset === 0 && scaled.length > 0 ? [] : [offset])].join(' + ');
  }

  private atom(atom: Atom): string {
    switch (atom.kind) {
      case 'axis':
        return `i${atom.axis}`;
      case 'arg':
        return `a${atom.arg}`;
      case 'div':
        return `Math.floor((${this.index(atom.of)}) / ${atom.by})`;
      case 'mod':
        return `(((${this.index(atom.of)}) % ${atom.by} + ${atom.by}) % ${atom.by})`;
      case 'value':
        return this.name(atom.value);
    }
  }

  private isHalf(buffer: number): boolean {
    return this.kernel.buffers[buffer]!.dtype === 'float16';
  }
}
