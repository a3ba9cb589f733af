import { type Condition, type Expr, type Index, type Kernel, type Stage, visitExprs } from './kernel.ts';

/**
 * A kernel as text, for people: its loops, stages and expressions, shared subexpressions named once.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * printKernel(build.kernel('nothing', [build.write('float32', 4)], [4], [])); // 'write b0: float32[4]\nfor i0<4'
 */
export function printKernel(kernel: Kernel): string {
  const buffers = kernel.buffers.map((b, i) => `${b.access} b${i}: ${b.dtype}[${b.count}]`);
  const args = kernel.args.map((a, i) => `arg a${i}: ${a.type}${a.min === undefined ? '' : ` in ${a.min}..${a.max}`}`);
  const axes = `for ${kernel.axes.map((size, i) => `i${i}<${size}`).join(' ')}`;
  return [...buffers, ...args, axes, ...kernel.stages.flatMap((stage, i) => printStage(stage, i, kernel.axes.length))].join('\n');
}

function printStage(stage: Stage, number: number, outerRank: number): string[] {
  const printer = new Printer();
  const axes = stage.axes.map((size, i) => ` i${outerRank + i}<${size}`).join('');
  const body =
    stage.kind === 'reduce'
      ? stage.accumulators.map((a, i) => `r${number}.${i} = ${a.op} ${printer.expr(a.value)}`)
      : [
          ...stage.checks.map((c) => `check b${c.faults}[a${c.position}] if ${printer.expr(c.fails)}`),
          ...stage.stores.map((s) => `b${s.buffer}[${printer.index(s.index)}] = ${printer.expr(s.value)}`),
        ];
  return [`  ${stage.kind}${axes}`, ...printer.lines.map((line) => `    ${line}`), ...body.map((line) => `    ${line}`)];
}

class Printer {
  readonly lines: string[] = [];
  private readonly names = new Map<Expr, string>();

  /** Operands first and iteratively: expressions can be deep. */
  expr(root: Expr): string {
    visitExprs(this.names.has(root) ? [] : [root], (expr) => {
      if (!this.names.has(expr)) this.names.set(expr, this.named(expr));
    });
    return this.names.get(root)!;
  }

  private named(expr: Expr): string {
    switch (expr.kind) {
      case 'constant':
        return `${expr.type === 'float32' ? '' : `${expr.type}:`}${Object.is(expr.value, -0) ? '-0' : expr.value}`;
      case 'arg':
        return `a${expr.arg}`;
      case 'result':
        return `r${expr.stage}.${expr.accumulator}`;
      default: {
        const text = this.compound(expr);
        const name = `v${this.lines.length}`;
        this.lines.push(`${name} = ${text}`);
        return name;
      }
    }
  }

  private compound(expr: Exclude<Expr, { kind: 'constant' | 'arg' | 'result' }>): string {
    switch (expr.kind) {
      case 'index':
        return `index ${this.index(expr.index)}`;
      case 'load':
        return `b${expr.buffer}[${this.index(expr.index)}]${this.conditions(expr.conditions)}`;
      case 'op':
        return `${expr.op}(${expr.inputs.map((input) => this.expr(input)).join(', ')})`;
      case 'convert':
        return `${expr.to}(${this.expr(expr.input)})`;
      case 'bitcast':
        return `bits ${expr.type}(${this.expr(expr.input)})`;
      case 'guard':
        return `${this.expr(expr.value)} else ${this.expr(expr.otherwise)}${this.conditions(expr.conditions)}`;
    }
  }

  index(index: Index): string {
    const terms = index.terms.map(({ scale, atom }) => {
      const factor = scale === 1 ? '' : `${scale}*`;
      switch (atom.kind) {
        case 'axis':
          return `${factor}i${atom.axis}`;
        case 'arg':
          return `${factor}a${atom.arg}`;
        case 'div':
          return `${factor}((${this.index(atom.of)})/${atom.by})`;
        case 'mod':
          return `${factor}((${this.index(atom.of)})%${atom.by})`;
        case 'value':
          return `${factor}${this.expr(atom.value)}`;
      }
    });
    if (index.offset !== 0 || terms.length === 0) terms.push(String(index.offset));
    return terms.join(' + ');
  }

  private conditions(conditions: readonly Condition[]): string {
    return conditions.length === 0 ? '' : ` if ${conditions.map((c) => `0<=${this.index(c.index)}<${c.size}`).join(' and ')}`;
  }
}
