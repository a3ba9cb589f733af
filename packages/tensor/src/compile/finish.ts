import { contractionOf } from '../contract/contraction.ts';
import type {
  Accumulator, ArgSlot, Atom, BufferSlot, Check, Condition, Expr, Index, Kernel, MapStage, ReduceStage, Stage, Store,
} from '../contract/kernel.ts';
import { InternalError } from '../errors.ts';
import type { IndexSpace } from './index-space.ts';
import { mergeAxes } from './axis-merge.ts';

/** Stages while they are built: axes are numbered through the whole kernel. */
export type DraftStage = ReduceDraft | MapDraft;

export interface ReduceDraft {
  readonly kind: 'reduce';
  readonly axes: readonly number[];
  readonly accumulators: Accumulator[];
}

export interface MapDraft {
  readonly kind: 'map';
  readonly axes: readonly number[];
  readonly stores: Store[];
  readonly checks: Omit<Check, 'faults'>[];
}

/** Merges neighbouring axes that are walked as one, numbers axes as the contract wants them, and tags contractions. */
export function finish(
  name: string, buffers: readonly BufferSlot[], args: readonly ArgSlot[], outer: readonly number[], draft: readonly DraftStage[], space: IndexSpace, faults: number | undefined,
): Kernel {
  const sizes = [...space.sizes];
  const merged = mergeAxes(outer, draft, sizes);
  const rank = merged.outer.length;
  const stages = merged.stages.map((stage): Stage => {
    const numbers = new Map([...merged.outer, ...stage.axes].map((axis, i) => [axis, i]));
    const rewrite = rewriter((axis) => numbers.get(axis));
    const axes = stage.axes.map((axis) => sizes[axis]!);
    if (stage.kind === 'map') {
      const stores = stage.stores.map((s) => ({ buffer: s.buffer, index: affine(rewrite.index(s.index), name), value: rewrite.expr(s.value) }));
      const checks = stage.checks.map((c) => ({ fails: rewrite.expr(c.fails), faults: faults!, position: c.position }));
      return { kind: 'map', axes, stores, checks } satisfies MapStage;
    }
    const reduce: ReduceStage = { kind: 'reduce', axes, accumulators: stage.accumulators.map((a) => ({ op: a.op, value: rewrite.expr(a.value) })) };
    const contraction = contractionOf(reduce, rank);
    return contraction ? { ...reduce, contraction } : reduce;
  });
  return { name, buffers, args, axes: merged.outer.map((axis) => sizes[axis]!), stages };
}

function affine(index: Index, name: string): Index {
  if (index.terms.some(({ atom }) => atom.kind !== 'axis' && atom.kind !== 'arg')) {
    throw new InternalError('lower', `${name} stores at an index that is not affine`);
  }
  return index;
}

/** Rewrites expressions with axes renumbered; an axis without number is dropped (it was merged into a neighbour). */
export function rewriter(number: (axis: number) => number | undefined): { expr: (expr: Expr) => Expr; index: (index: Index) => Index } {
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
      case 'arg': return old;
      case 'div':
      case 'mod': return { ...old, of: index(old.of) };
      case 'value': return { ...old, value: expr(old.value) };
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
      case 'index': return { ...old, index: index(old.index) };
      case 'load': return { ...old, index: index(old.index), conditions: conditions(old.conditions) };
      case 'op': return { ...old, inputs: old.inputs.map(expr) };
      case 'convert':
      case 'bitcast': return { ...old, input: expr(old.input) };
      case 'guard': return { ...old, conditions: conditions(old.conditions), value: expr(old.value), otherwise: expr(old.otherwise) };
      default: return old;
    }
  };
  return { expr, index };
}
