import { bitcastScalar, convertScalar, float16ToNumber, numberToFloat16 } from '../contract/convert.ts';
import { type Atom, type Check, type Condition, type Expr, type Index, type Store, visitExprs } from '../contract/kernel.ts';
import { scalarOps, toComputeType } from '../contract/scalar.ts';
import type { Action, Frame, Reader } from './frame.ts';

/** Evaluates the expressions of one stage: each by an action, after those of its operands. */
export class Evaluator {
  /** Once per outer point, what depends on no inner axis. */
  readonly before: Action[] = [];
  /** Once per point. */
  readonly actions: Action[] = [];
  private readonly frame: Frame;
  private readonly values = new Map<Expr, Reader>();
  private readonly inner = new Set<Reader>();
  /** Whether what is being compiled depends on an inner axis. */
  private isInner = false;

  constructor(frame: Frame, roots: readonly Expr[]) {
    this.frame = frame;
    visitExprs(roots, (expr) => this.values.set(expr, this.compile(expr)));
  }

  /** What an expression came to at this point. */
  value(expr: Expr): Reader {
    const read = this.values.get(expr)!;
    this.isInner ||= this.inner.has(read);
    return read;
  }

  private compile(expr: Expr): Reader {
    this.isInner = false;
    switch (expr.kind) {
      case 'constant':
        return () => expr.value;
      case 'arg':
        return () => this.frame.args[expr.arg]!;
      case 'result':
        return this.frame.results[expr.stage]![expr.accumulator]!;
      case 'index':
        return this.keep(this.index(expr.index));
      case 'load':
        return this.keep(this.load(expr.buffer, expr.index, expr.conditions));
      case 'op':
        return this.keep(this.operation(expr));
      case 'convert': {
        const read = this.value(expr.input);
        return this.keep(() => convertScalar(read(), expr.input.type, expr.to));
      }
      case 'bitcast': {
        const read = this.value(expr.input);
        return this.keep(() => bitcastScalar(read(), expr.input.type, expr.type));
      }
      case 'guard': {
        const [hold, value, otherwise] = [this.conditions(expr.conditions), this.value(expr.value), this.value(expr.otherwise)];
        return this.keep(() => (hold() ? value() : otherwise()));
      }
    }
  }

  /** Reads once, as soon as the axes it depends on have their places. */
  private keep(read: Reader): Reader {
    let value = 0;
    const kept = (): number => value;
    if (this.isInner) this.inner.add(kept);
    (this.isInner ? this.actions : this.before).push(() => {
      value = read();
    });
    return kept;
  }

  private operation({ op, type, inputs }: Extract<Expr, { kind: 'op' }>): Reader {
    const { meaning } = scalarOps[op];
    const operandType = inputs[inputs.length - 1]!.type;
    const zero = (): number => 0;
    const [a = zero, b = zero, c = zero] = inputs.map((input) => this.value(input));
    return () => toComputeType(type, meaning(a(), b(), c(), operandType));
  }

  private load(buffer: number, index: Index, conditions: readonly Condition[]): Reader {
    const { frame } = this;
    const { dtype, count } = frame.kernel.buffers[buffer]!;
    const [at, hold] = [this.index(index), this.conditions(conditions)];
    const what = `buffer ${buffer}: load`;
    const fetch = (): number => {
      const element = frame.views[buffer]![frame.inRange(what, at(), count)]!;
      return dtype === 'float16' ? float16ToNumber(element) : element;
    };
    return conditions.length === 0 ? fetch : () => (hold() ? fetch() : 0);
  }

  check({ fails, faults, position }: Check): Action {
    const { frame } = this;
    const read = this.value(fails);
    return () => {
      if (read() === 0) return;
      const record = frame.views[faults]!;
      record[frame.inRange(`buffer ${faults}: fault`, frame.args[position]!, record.length)] = 1;
    };
  }

  store({ buffer, index, value }: Store): Action {
    const { frame } = this;
    const { dtype, count } = frame.kernel.buffers[buffer]!;
    const [at, read] = [this.index(index), this.value(value)];
    const what = `buffer ${buffer}: store`;
    return () => {
      const i = frame.inRange(what, at(), count);
      frame.views[buffer]![i] = dtype === 'float16' ? numberToFloat16(read()) : read();
    };
  }

  private conditions(conditions: readonly Condition[]): () => boolean {
    const parts = conditions.map(({ index, size }) => ({ read: this.index(index), size }));
    return () =>
      parts.every(({ read, size }) => {
        const i = read();
        return i >= 0 && i < size;
      });
  }

  private index({ offset, terms }: Index): Reader {
    const { point, kernel } = this.frame;
    const axes: { readonly scale: number; readonly axis: number }[] = [];
    const others: { readonly scale: number; readonly read: Reader }[] = [];
    for (const { scale, atom } of terms) {
      if (atom.kind === 'axis') {
        axes.push({ scale, axis: atom.axis });
        this.isInner ||= atom.axis >= kernel.axes.length;
      } else others.push({ scale, read: this.atom(atom) });
    }
    return () => {
      let sum = offset;
      for (let i = 0; i < axes.length; i++) sum += axes[i]!.scale * point[axes[i]!.axis]!;
      for (let i = 0; i < others.length; i++) sum += others[i]!.scale * others[i]!.read();
      return sum;
    };
  }

  private atom(atom: Exclude<Atom, { kind: 'axis' }>): Reader {
    const { frame } = this;
    switch (atom.kind) {
      case 'arg':
        return () => frame.args[atom.arg]!;
      case 'div': {
        const read = this.index(atom.of);
        return () => Math.floor(read() / atom.by);
      }
      case 'mod': {
        const read = this.index(atom.of);
        return () => ((read() % atom.by) + atom.by) % atom.by;
      }
      case 'value': {
        const read = this.value(atom.value);
        return () => frame.inRange('computed', read(), atom.size);
      }
    }
  }
}
