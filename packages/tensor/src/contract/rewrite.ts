import { type Expr, type Index, type Stage, type Term, visitExprs } from './kernel.ts';

/**
 * Copies expressions, indices and stages, other terms in the place of axes. Shared expressions stay shared.
 * @example
 * import { build } from '@nacre/tensor/testing';
 * const shifted = new Rewriter((axis, scale) => [build.axis(axis + 1, scale)]);
 * shifted.index(build.at(build.axis(0, 4))); // { offset: 0, terms: [{ scale: 4, atom: { kind: 'axis', axis: 1 } }] }
 */
export class Rewriter {
  private readonly axis: (axis: number, scale: number) => readonly Term[];
  private readonly replaced: (expr: Expr) => Expr | undefined;
  private readonly done = new Map<Expr, Expr>();

  /** What `replaced` returns takes the place of an expression. */
  constructor(
    axis: (axis: number, scale: number) => readonly Term[],
    replaced: (expr: Expr) => Expr | undefined = () => undefined,
  ) {
    this.axis = axis;
    this.replaced = replaced;
  }

  /** All that a stage evaluates. Its contraction does not survive. */
  stage<S extends Stage>(stage: S, axes: readonly number[] = stage.axes): S {
    const copy: Stage =
      stage.kind === 'reduce'
        ? { kind: 'reduce', axes, accumulators: stage.accumulators.map(({ op, value }) => ({ op, value: this.expr(value) })) }
        : {
            kind: 'map',
            axes,
            stores: stage.stores.map((s) => ({ buffer: s.buffer, index: this.index(s.index), value: this.expr(s.value) })),
            checks: stage.checks.map((c) => ({ ...c, fails: this.expr(c.fails) })),
          };
    return copy as S;
  }

  /** Operands first, so that however deep an expression is, this does not recurse. */
  expr(root: Expr): Expr {
    if (!this.done.has(root)) {
      visitExprs([root], (expr) => {
        if (!this.done.has(expr)) this.done.set(expr, this.replaced(expr) ?? this.copy(expr));
      });
    }
    return this.done.get(root)!;
  }

  index({ offset, terms }: Index): Index {
    const rewritten = terms.flatMap((term): readonly Term[] => {
      const { scale, atom } = term;
      switch (atom.kind) {
        case 'axis':
          return this.axis(atom.axis, scale);
        case 'arg':
          return [term];
        case 'div':
        case 'mod':
          return [{ scale, atom: { ...atom, of: this.index(atom.of) } }];
        case 'value':
          return [{ scale, atom: { ...atom, value: this.expr(atom.value) } }];
      }
    });
    return { offset, terms: rewritten };
  }

  private copy(expr: Expr): Expr {
    const conditions = 'conditions' in expr ? expr.conditions.map(({ index, size }) => ({ index: this.index(index), size })) : [];
    switch (expr.kind) {
      case 'constant':
      case 'arg':
      case 'result':
        return expr;
      case 'index':
        return { ...expr, index: this.index(expr.index) };
      case 'load':
        return { ...expr, index: this.index(expr.index), conditions };
      case 'op':
        return { ...expr, inputs: expr.inputs.map((input) => this.expr(input)) };
      case 'convert':
      case 'bitcast':
        return { ...expr, input: this.expr(expr.input) };
      case 'guard':
        return { ...expr, conditions, value: this.expr(expr.value), otherwise: this.expr(expr.otherwise) };
    }
  }
}
