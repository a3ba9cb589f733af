import {
  type Atom,
  type Expr,
  type Index,
  indicesOf,
  type Kernel,
  operands,
  stageExprs,
  visitExprs,
} from '@nacre/tensor/backend';

/** Expressions deeper than this are computed in pieces, so that no recursion runs out of stack. */
const pieceHeight = 100;

/** What the loops ask about the expressions of one kernel, computed once. */
export class ExprFacts {
  private readonly ids = new Map<Expr, number>();
  private readonly axes = new Map<Expr, ReadonlySet<number>>();
  private readonly uses = new Map<Expr, number>();
  private readonly heights = new Map<Expr, number>();

  constructor(kernel: Kernel) {
    const outer = new Set(kernel.axes.keys());
    const roots = kernel.stages.flatMap((stage) => stageExprs(stage));
    for (const root of roots) this.use(root);
    visitExprs(roots, (expr) => {
      this.ids.set(expr, this.ids.size);
      const below = operands(expr);
      const axes = new Set(expr.kind === 'result' ? outer : below.flatMap((e) => [...this.axes.get(e)!]));
      for (const index of indicesOf(expr)) addAxes(index, axes);
      this.axes.set(expr, axes);
      for (const e of below) this.use(e);
      const height = 1 + below.reduce((most, e) => Math.max(most, this.heights.get(e)!), 0);
      this.heights.set(expr, height);
    });
  }

  id(expr: Expr): number {
    return this.ids.get(expr)!;
  }

  /** The axes its value may change along; for results of earlier stages, all outer axes. */
  axesOf(expr: Expr): ReadonlySet<number> {
    return this.axes.get(expr)!;
  }

  /** Whether a value is kept in a local wherever it is needed. */
  isShared(expr: Expr): boolean {
    return this.uses.get(expr)! > 1 || this.heights.get(expr)! % pieceHeight === 0;
  }

  /** The pieces of a deep expression, in the order in which they can be computed. */
  piecesOf(root: Expr): Expr[] {
    const pieces: Expr[] = [];
    if (this.heights.get(root)! > pieceHeight) {
      visitExprs([root], (expr) => {
        if (this.heights.get(expr)! % pieceHeight === 0) pieces.push(expr);
      });
    }
    return pieces;
  }

  /** Whether an atom's value may change along an axis. */
  atomUses(atom: Atom, axis: number): boolean {
    switch (atom.kind) {
      case 'axis':
        return atom.axis === axis;
      case 'arg':
        return false;
      case 'div':
      case 'mod':
        return this.indexUses(atom.of, axis);
      case 'value':
        return this.axesOf(atom.value).has(axis);
    }
  }

  indexUses(index: Index, axis: number): boolean {
    return index.terms.some(({ atom }) => this.atomUses(atom, axis));
  }

  private use(expr: Expr): void {
    this.uses.set(expr, (this.uses.get(expr) ?? 0) + 1);
  }
}

function addAxes(index: Index, axes: Set<number>): void {
  for (const { atom } of index.terms) {
    if (atom.kind === 'axis') axes.add(atom.axis);
    else if (atom.kind === 'div' || atom.kind === 'mod') addAxes(atom.of, axes);
  }
}
