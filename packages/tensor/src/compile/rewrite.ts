import type { Atom, Condition, Expr, Index } from '../contract/kernel.ts';

/** Rewrites expressions with axes renumbered; an axis without number is dropped (it was merged into a neighbour). */
export function rewriter(number: (axis: number) => number | undefined): {
  expr: (expr: Expr) => Expr;
  index: (index: Index) => Index;
} {
  const done = new Map<Expr, Expr>();
  const expr = (old: Expr): Expr => {
    const known = done.get(old);
    if (known !== undefined) return known;
    const fresh = rebuild(old);
    done.set(old, fresh);
    return fresh;
  };
  const atom = (old: Atom): Atom | undefined => {
    switch (old.kind) {
      case 'axis': {
        const axis = number(old.axis);
        return axis === undefined ? undefined : { kind: 'axis', axis };
      }
      case 'arg':
        return old;
      case 'div':
      case 'mod':
        return { ...old, of: index(old.of) };
      case 'value':
        return { ...old, value: expr(old.value) };
    }
  };
  const index = (old: Index): Index => ({
    offset: old.offset,
    terms: old.terms.flatMap((term) => {
      const fresh = atom(term.atom);
      return fresh ? [{ scale: term.scale, atom: fresh }] : [];
    }),
  });
  const conditions = (old: readonly Condition[]): Condition[] => old.map((c) => ({ index: index(c.index), size: c.size }));
  const rebuild = (old: Expr): Expr => {
    switch (old.kind) {
      case 'index':
        return { ...old, index: index(old.index) };
      case 'load':
        return { ...old, index: index(old.index), conditions: conditions(old.conditions) };
      case 'op':
        return { ...old, inputs: old.inputs.map(expr) };
      case 'convert':
      case 'bitcast':
        return { ...old, input: expr(old.input) };
      case 'guard':
        return { ...old, conditions: conditions(old.conditions), value: expr(old.value), otherwise: expr(old.otherwise) };
      default:
        return old;
    }
  };
  return { expr, index };
}
