import type { BufferSlot, Kernel, MapStage, ReduceStage, Term } from '@nacre/tensor/backend';
import { bytesPerWord } from '../storage.ts';
import { numbered, pointsOf, type SizedAxis } from './axes.ts';
import { dispatchOf } from './dispatch.ts';
import { loopsPass, partialPass } from './loops.ts';
import type { GeneratedProgram, Pass } from './module.ts';
import type { Target } from './target.ts';

/** Buffers a pass may bind. */
const maxBuffers = 8;

/** Whether a kernel can be done in two passes: parts of its one reduction, and the rest. */
export function canBeParted({ stages, buffers }: Kernel): boolean {
  const [first, ...rest] = stages;
  if (first?.kind !== 'reduce' || !isEpilogue(rest) || buffers.length >= maxBuffers) return false;
  const types = new Set(first.accumulators.map(({ value }) => value.type));
  return types.size === 1 && !types.has('bool');
}

/** Stages that do something with the result of each point. */
export const isEpilogue = (stages: Kernel['stages']): stages is readonly MapStage[] =>
  stages.every((stage) => stage.kind === 'map' && stage.axes.length === 0);

/** A kernel in loops, its reduction in parts if it is long and the points are few. */
export function loopsProgram(kernel: Kernel, target: Target): GeneratedProgram {
  const dispatch = dispatchOf(kernel, canBeParted(kernel));
  if (dispatch.parts === 1) return { passes: [loopsPass(kernel, target, dispatch)], scratch: 0 };
  const points = numbered(kernel.axes, 0);
  return partedProgram(kernel, target, dispatch.parts, points, (slot) => partialPass(kernel, target, dispatch, slot));
}

/** A pass that leaves parts of the first stage in one more buffer, `[accumulator][part][…points]`, and one that joins them and goes on. */
export function partedProgram(
  kernel: Kernel,
  target: Target,
  parts: number,
  points: readonly SizedAxis[],
  partial: (slot: BufferSlot) => Pass,
): GeneratedProgram {
  const [first, ...rest] = kernel.stages as [ReduceStage, ...MapStage[]];
  const each = parts * pointsOf(points);
  const type = first.accumulators[0]!.value.type;
  const slot: BufferSlot = { dtype: type, count: first.accumulators.length * each, access: 'readwrite' };
  const axes = [{ axis: kernel.axes.length, size: parts }, ...points];
  const terms = axes.map(({ axis }, i): Term => ({ scale: pointsOf(axes.slice(i + 1)), atom: { kind: 'axis', axis } }));
  const accumulators = first.accumulators.map(({ op }, i) => {
    const index = { offset: i * each, terms };
    return { op, value: { kind: 'load', type, buffer: kernel.buffers.length, index, conditions: [] } as const };
  });
  const joined: Kernel = {
    ...kernel,
    buffers: [...kernel.buffers, slot],
    stages: [{ kind: 'reduce', axes: [parts], accumulators }, ...rest],
  };
  return { passes: [partial(slot), loopsPass(joined, target)], scratch: bytesPerWord * slot.count };
}
