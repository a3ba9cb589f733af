import { contractionOf } from '../contract/contraction.ts';
import type { ArgSlot, BufferSlot, Kernel, Stage } from '../contract/kernel.ts';
import { Rewriter } from '../contract/rewrite.ts';
import { mergeAxes } from './axis-merge.ts';
import type { IndexSpace } from './index-space.ts';

/** Merges neighbouring axes that are walked as one, numbers axes as the contract wants them, and tags contractions. */
export function finish(
  name: string,
  buffers: readonly BufferSlot[],
  args: readonly ArgSlot[],
  outer: readonly number[],
  draft: readonly Stage[],
  space: IndexSpace,
): Kernel {
  const sizes = [...space.sizes];
  const merged = mergeAxes(outer, draft, sizes);
  const sizesOf = (axes: readonly number[]): number[] => axes.map((axis) => sizes[axis]!);
  // One for all stages over the same loops: what they have in common stays one expression.
  const rewriters = new Map<string, Rewriter>();
  const numbering = (axes: readonly number[]): Rewriter => {
    const numbered = [...merged.outer, ...axes];
    const key = axes.join();
    const known = rewriters.get(key);
    const rewriter = known ?? new Rewriter((axis, scale) => [{ scale, atom: { kind: 'axis', axis: numbered.indexOf(axis) } }]);
    rewriters.set(key, rewriter);
    return rewriter;
  };
  const stages = merged.stages.map((stage): Stage => {
    const finished = numbering(stage.axes).stage(stage, sizesOf(stage.axes));
    const contraction = finished.kind === 'reduce' && contractionOf(finished, merged.outer.length);
    return contraction ? { ...finished, contraction } : finished;
  });
  return { name, buffers, args, axes: sizesOf(merged.outer), stages };
}
