import { contractionOf } from '../contract/contraction.ts';
import type { ArgSlot, BufferSlot, Index, Kernel, MapStage, ReduceStage, Stage } from '../contract/kernel.ts';
import { InternalError } from '../errors.ts';
import { mergeAxes } from './axis-merge.ts';
import type { DraftStage } from './draft.ts';
import type { IndexSpace } from './index-space.ts';
import { rewriter } from './rewrite.ts';

/** Merges neighbouring axes that are walked as one, numbers axes as the contract wants them, and tags contractions. */
export function finish(
  name: string,
  buffers: readonly BufferSlot[],
  args: readonly ArgSlot[],
  outer: readonly number[],
  draft: readonly DraftStage[],
  space: IndexSpace,
  faults: number | undefined,
): Kernel {
  const sizes = [...space.sizes];
  const merged = mergeAxes(outer, draft, sizes);
  const rank = merged.outer.length;
  const stages = merged.stages.map((stage): Stage => {
    const numbers = new Map([...merged.outer, ...stage.axes].map((axis, i) => [axis, i]));
    const rewrite = rewriter((axis) => {
      const number = numbers.get(axis);
      if (number === undefined) throw new InternalError('lower', `a stage of ${name} uses a loop of another stage`);
      return number;
    });
    const axes = stage.axes.map((axis) => sizes[axis]!);
    if (stage.kind === 'map') {
      const stores = stage.stores.map((s) => ({
        buffer: s.buffer,
        index: affine(rewrite.index(s.index), name),
        value: rewrite.expr(s.value),
      }));
      const checks = stage.checks.map((c) => ({ fails: rewrite.expr(c.fails), faults: faults!, position: c.position }));
      return { kind: 'map', axes, stores, checks } satisfies MapStage;
    }
    const reduce: ReduceStage = {
      kind: 'reduce',
      axes,
      accumulators: stage.accumulators.map((a) => ({ op: a.op, value: rewrite.expr(a.value) })),
    };
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
