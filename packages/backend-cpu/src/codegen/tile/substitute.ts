import { type Expr, Rewriter } from '@nacre/tensor/backend';
import type { Cut } from './axes.ts';

/** Copies expressions with cut axes replaced by their two parts and the results of a stage by `result`. */
export class Substitution extends Rewriter {
  private readonly cuts: ReadonlyMap<number, Cut>;

  constructor(cuts: readonly Cut[], result?: Expr) {
    super(
      (axis, scale) => {
        const cut = this.cuts.get(axis);
        const rest = { scale, atom: { kind: 'axis', axis } } as const;
        return cut === undefined ? [rest] : [{ scale: scale * cut.chunk, atom: { kind: 'axis', axis: cut.block } }, rest];
      },
      (expr) => (expr.kind === 'result' ? result : undefined),
    );
    this.cuts = new Map(cuts.map((cut) => [cut.inner, cut]));
  }

  cutOf(axis: number): Cut | undefined {
    return this.cuts.get(axis);
  }
}
