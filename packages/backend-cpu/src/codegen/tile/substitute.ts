import { type Expr, type Index, type MapStage, visitExprs } from '@nacre/tensor/backend';
import type { Cut } from './axes.ts';

/** Copies expressions with cut axes replaced by their two parts and the results of a stage by `result`; shared ones stay shared. */
export class Substitution {
  private readonly cuts: ReadonlyMap<number, Cut>;
  private readonly result: Expr | undefined;
  private readonly done = new Map<Expr, Expr>();

  constructor(cuts: readonly Cut[], result?: Expr) {
    this.cuts = new Map(cuts.map((cut) => [cut.inner, cut]));
    this.result = result;
  }

  cutOf(axis: number): Cut | undefined {
    return this.cuts.get(axis);
  }

  stage(stage: MapStage): MapStage {
    return {
      ...stage,
      stores: stage.stores.map((s) => ({ ...s, index: this.index(s.index), value: this.expr(s.value) })),
      checks: stage.checks.map((c) => ({ ...c, fails: this.expr(c.fails) })),
    };
  }

  /** Operands first, so that however deep an expression is, this does not recurse. */
  expr(root: Expr): Expr {
    if (!this.done.has(root)) {
      visitExprs([root], (expr) => {
        if (!this.done.has(expr)) this.done.set(expr, this.copy(expr));
      });
    }
    return this.done.get(root)!;
  }

  index(index: Index): Index {
    const terms = index.terms.flatMap(({ scale, atom }): Index['terms'] => {
      switch (atom.kind) {
        case 'axis': {
          const cut = this.cuts.get(atom.axis);
          return cut === undefined
            ? [{ scale, atom }]
            : [
                { scale: scale * cut.chunk, atom: { kind: 'axis', axis: cut.block } },
                { scale, atom },
              ];
        }
        case 'arg':
          return [{ scale, atom }];
        case 'div':
        case 'mod':
          return [{ scale, atom: { ...atom, of: this.index(atom.of) } }];
        case 'value':
          return [{ scale, atom: { ...atom, value: this.expr(atom.value) } }];
      }
    });
    return { offset: index.offset, terms };
  }

  private copy(expr: Expr): Expr {
    const conditions = 'conditions' in expr ? expr.conditions.map(({ index, size }) => ({ index: this.index(index), size })) : [];
    switch (expr.kind) {
      case 'constant':
      case 'arg':
        return expr;
      case 'result':
        return this.result ?? expr;
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
