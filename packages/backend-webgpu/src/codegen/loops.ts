import { type BufferSlot, type Kernel, type MapStage, type ReduceStage, reduceOps, type Stage } from '@nacre/tensor/backend';
import { product } from './axes.ts';
import { type Dispatch, dispatchOf, invocationsOf } from './dispatch.ts';
import { storeElement } from './elements.ts';
import { ExpressionWriter, type OuterValues, type StageLoops } from './expressions.ts';
import { literal } from './literals.ts';
import { writeMap } from './map.ts';
import { block, digit, groupNumber, moduleOf, nothingToDo, type Pass, unravel } from './module.ts';
import { ProgramText } from './program.ts';
import { spell } from './scalars.ts';
import type { Target } from './target.ts';
import { treeReduction } from './tree.ts';
import { registerType } from './types.ts';

/** Any kernel: its outer points, and the steps of their reductions, shared out among invocations; its stages are loops inside. */
export function loopsPass(kernel: Kernel, target: Target, dispatch: Dispatch = dispatchOf(kernel)): Pass {
  if (dispatch.points === 0) return nothingToDo;
  const writer = new LoopWriter(kernel, target, dispatch);
  writer.stages();
  return writer.pass(kernel.buffers);
}

/** What parts of the first stage come to, to a buffer after those of the kernel: `[accumulator][part][point]`. */
export function partialPass(kernel: Kernel, target: Target, dispatch: Dispatch, slot: BufferSlot): Pass {
  const writer = new LoopWriter(kernel, target, dispatch);
  writer.part(slot);
  return writer.pass([...kernel.buffers, slot]);
}

class LoopWriter {
  private readonly kernel: Kernel;
  private readonly dispatch: Dispatch;
  private readonly program: ProgramText;
  private readonly lines: string[] = [];
  private readonly outerValues: OuterValues = new Map();
  private readonly shared: boolean;
  /** Whether some invocations have no point of their own, and take the last one's. */
  private readonly ragged: boolean;

  constructor(kernel: Kernel, target: Target, dispatch: Dispatch) {
    this.kernel = kernel;
    this.program = new ProgramText(target);
    this.dispatch = dispatch;
    this.shared = dispatch.lanes > 1;
    const { points, pointsPerGroup, parts, groups } = dispatch;
    this.ragged = pointsPerGroup * groups[0] * groups[1] > points * parts;
    this.openPoint();
  }

  stages(): void {
    this.kernel.stages.forEach((stage, number) => {
      if (stage.kind === 'reduce') this.reduce(stage, number);
      else this.map(stage);
    });
  }

  part(slot: BufferSlot): void {
    const first = this.kernel.stages[0] as ReduceStage;
    this.reduce(first, 0);
    const buffer = `b${this.kernel.buffers.length}`;
    const { parts, points } = this.dispatch;
    const stores = first.accumulators.flatMap((_, i) =>
      storeElement(slot, buffer, `(${i * parts}u + part) * ${points}u + point`, resultName(0, i), this.program.call),
    );
    this.lines.push(...this.once(stores));
  }

  pass(buffers: readonly BufferSlot[]): Pass {
    const source = moduleOf({ buffers, args: this.kernel.args }, this.program, invocationsOf(this.dispatch), this.lines);
    return { source, groups: this.dispatch.groups };
  }

  /** Which point an invocation has, and which of its steps. Where invocations work together none may leave before the others. */
  private openPoint(): void {
    const { lanes, pointsPerGroup, alongPoints, points, parts, groups } = this.dispatch;
    const pointGroups = Math.ceil(points / pointsPerGroup);
    if (parts > 1) this.lines.push(`let number = ${groupNumber(groups)};`, `let part = number / ${pointGroups}u;`);
    const group = parts > 1 ? digit('number', 1, pointGroups) : groupNumber(groups);
    const [fast, slow] = alongPoints ? [pointsPerGroup, lanes] : [lanes, pointsPerGroup];
    const [within, across] = [digit('lane', 1, fast), slow === 1 ? '0u' : `lane / ${fast}u`];
    const pointLane = !this.shared ? 'lane' : alongPoints ? within : across;
    const place = pointsPerGroup === 1 ? group : `${group} * ${pointsPerGroup}u + ${pointLane}`;
    if (this.shared) this.lines.push(`let step_lane = ${alongPoints ? across : within};`);
    if (this.ragged && this.shared) this.lines.push(`let place = ${place};`, `let point = min(place, ${points - 1}u);`);
    else this.lines.push(`let point = ${place};`);
    if (this.ragged && !this.shared) this.lines.push(...block(`if (point >= ${points}u)`, ['return;']));
    this.lines.push(...unravel('point', this.kernel.axes, (i) => `i${i}`));
  }

  private loopsOf({ axes }: Stage): StageLoops {
    const outer = this.kernel.axes.length;
    const depth = this.shared ? 1 : axes.length;
    const inside = Array.from({ length: depth }, (): string[] => []);
    const levelOf = (axis: number): number => (axis < outer ? 0 : Math.min(axis - outer + 1, depth));
    return {
      sizes: [...this.kernel.axes, ...axes],
      blocks: [this.lines, ...inside],
      axis: (axis) => ({ text: `i${axis}`, level: levelOf(axis) }),
      result: (stage, accumulator) => ({ text: resultName(stage, accumulator), level: 0 }),
    };
  }

  private writer(loops: StageLoops): ExpressionWriter {
    return new ExpressionWriter(this.kernel, loops, this.program, this.outerValues);
  }

  private reduce(stage: ReduceStage, number: number): void {
    const { accumulators } = stage;
    const loops = this.loopsOf(stage);
    const writer = this.writer(loops);
    const innermost = loops.blocks.at(-1)!;
    const names = accumulators.map((_, i) => (this.shared ? `part${number}_${i}` : resultName(number, i)));
    accumulators.forEach(({ op, value }, i) => {
      this.lines.push(
        `var ${names[i]}: ${registerType(value.type)} = ${literal(value.type, reduceOps[op].identity(value.type))};`,
      );
    });
    accumulators.forEach(({ op, value }, i) => {
      const term = writer.value(value).text;
      innermost.push(`${names[i]} = ${spell(reduceOps[op].combine, value.type, [names[i]!, term], this.program.call)};`);
    });
    this.lines.push(...(this.shared ? this.steps(stage.axes, loops) : this.nest(stage.axes, loops)));
    if (!this.shared) return;
    accumulators.forEach(({ op, value }, i) => {
      const combine = treeReduction(op, value.type, this.dispatch, this.program);
      this.lines.push(`let ${resultName(number, i)} = ${combine('step_lane', names[i]!)};`);
    });
  }

  private map(stage: MapStage): void {
    const loops = this.loopsOf(stage);
    loops.blocks.at(-1)!.push(...writeMap(stage, this.kernel, this.writer(loops), this.program));
    if (!this.shared) this.lines.push(...this.nest(stage.axes, loops));
    else if (stage.axes.length === 0) this.lines.push(...this.once(loops.blocks[1]!));
    else this.lines.push(...this.owned(this.steps(stage.axes, loops)));
  }

  /** A loop for each axis. */
  private nest(axes: readonly number[], { blocks }: StageLoops): readonly string[] {
    let inside: readonly string[] = [];
    for (let i = axes.length - 1; i >= 0; i--) {
      const axis = `i${this.kernel.axes.length + i}`;
      inside = block(`for (var ${axis} = 0; ${axis} < ${axes[i]}; ${axis}++)`, [...blocks[i + 1]!, ...inside]);
    }
    return inside;
  }

  /** One loop for all axes, its steps shared out; the first stage's may be cut in parts. */
  private steps(axes: readonly number[], { blocks }: StageLoops): string[] {
    const { lanes, parts } = this.dispatch;
    const steps = product(axes);
    if (steps === 0) return [];
    const each = Math.ceil(steps / parts);
    const [first, last] =
      parts > 1 ? [`part * ${each}u + step_lane`, `min((part + 1u) * ${each}u, ${steps}u)`] : ['step_lane', `${steps}u`];
    const outer = this.kernel.axes.length;
    return block(`for (var step = ${first}; step < ${last}; step += ${lanes}u)`, [
      ...unravel('step', axes, (i) => `i${outer + i}`),
      ...blocks[1]!,
    ]);
  }

  /** What one of the invocations that share a point does. */
  private once(lines: readonly string[]): string[] {
    if (!this.shared) return this.owned(lines);
    return block(this.ragged ? `if (step_lane == 0u && place < ${this.dispatch.points}u)` : 'if (step_lane == 0u)', lines);
  }

  private owned(lines: readonly string[]): string[] {
    return this.ragged && this.shared ? block(`if (place < ${this.dispatch.points}u)`, lines) : [...lines];
  }
}

const resultName = (stage: number, accumulator: number): string => `r${stage}_${accumulator}`;
