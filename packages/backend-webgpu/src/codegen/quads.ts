import { type BufferSlot, type Kernel, type MapStage, stageExprs } from '@nacre/tensor/backend';
import { product } from './axes.ts';
import { quad, quadOf, quadType, storeElement } from './elements.ts';
import { ExpressionWriter, type OuterValues, type StageLoops, type Value } from './expressions.ts';
import { writeChecks } from './map.ts';
import { block, fold, groupNumber, moduleOf, type Pass, unravel } from './module.ts';
import { isEpilogue } from './parts.ts';
import { ProgramText } from './program.ts';
import { exprCount, inQuads, loadsOf, QuadLoads, togetherAlong } from './quad-loads.ts';

const places = [0, 1, 2, 3] as const;
const invocations = 64;
/** Longer kernels gain nothing from it: they compute more than they read. */
const mostExprs = 48;

/**
 * A kernel of maps, four neighbours on its last axis to an invocation: what lies together is read and written together. Undefined
 * if nothing would be written so.
 */
export function quadsPass(kernel: Kernel): Pass | undefined {
  const { stages, axes } = kernel;
  if (!isEpilogue(stages) || product(axes) === 0 || axes.length === 0 || axes.at(-1)! % quad !== 0) return undefined;
  const exprs = stages.flatMap(stageExprs);
  if (exprCount(exprs) > mostExprs) return undefined;
  const stores = stages.flatMap((stage) => stage.stores);
  const faults = new Set(stages.flatMap((stage) => stage.checks.map((check) => check.faults)));
  const last = axes.length - 1;
  const together = togetherAlong(last, kernel, [...loadsOf(exprs), ...stores]).map(
    (holds, buffer) => holds && !faults.has(buffer),
  );
  if (!stores.some(({ buffer }) => together[buffer])) return undefined;
  return new QuadWriter(kernel, stages, together).pass();
}

class QuadWriter {
  private readonly kernel: Kernel;
  private readonly stages: readonly MapStage[];
  private readonly together: readonly boolean[];
  private readonly last: number;
  private readonly program = new ProgramText();
  private readonly lines: string[] = [];
  private readonly outerValues: OuterValues = new Map();
  /** Writes what the four points have in common; the last axis is counted in quads. */
  private readonly common: ExpressionWriter;
  private readonly loads: QuadLoads;

  constructor(kernel: Kernel, stages: readonly MapStage[], together: readonly boolean[]) {
    this.kernel = kernel;
    this.stages = stages;
    this.together = together;
    this.last = kernel.axes.length - 1;
    const position = (axis: number): Value => ({ text: axis === this.last ? 'quad_of_line' : `i${axis}`, level: 0 });
    this.common = this.writer({ blocks: [this.lines], axis: position });
    this.loads = new QuadLoads(kernel, together, this.last, this.common, this.program);
  }

  pass(): Pass {
    const { axes, args, buffers } = this.kernel;
    const [outer, line] = [axes.slice(0, -1), axes.at(-1)! / quad];
    const count = product(outer) * line;
    const groups = fold(Math.ceil(count / invocations));
    this.lines.push(
      `let quad = ${groupNumber(groups)} * ${invocations}u + lane;`,
      ...(groups[0] * groups[1] * invocations > count ? block(`if (quad >= ${count}u)`, ['return;']) : []),
      ...unravel('quad', [...outer, line], (i) => (i < this.last ? `i${i}` : 'quad_of_line')),
      `let i${this.last} = ${quad} * quad_of_line;`,
    );
    const rest = this.stages.flatMap((stage) => this.stage(stage));
    const types = buffers.map((slot, i) => (this.together[i] ? quadType(slot) : undefined));
    return { source: moduleOf({ buffers, args, types }, this.program, invocations, [...this.lines, ...rest]), groups };
  }

  /** Everything is evaluated before anything is written. */
  private stage({ stores, checks }: MapStage): string[] {
    const lines: string[] = [];
    const writes: string[] = [];
    const values = places.map((place) => {
      const writer = this.writer({
        blocks: [this.lines, lines],
        axis: (axis) =>
          axis === this.last
            ? { text: place === 0 ? `i${axis}` : `(i${axis} + ${place})`, level: 1 }
            : { text: `i${axis}`, level: 0 },
        element: (load) => this.loads.element(load, place),
      });
      writes.push(...writeChecks(checks, writer));
      return stores.map(({ buffer, index, value }) => {
        const { text } = writer.value(value);
        if (!this.together[buffer]) writes.push(...this.store(buffer, writer.index(index).text, text));
        return text;
      });
    });
    stores.forEach(({ buffer, index }, i) => {
      if (!this.together[buffer]) return;
      const at = this.common.index(inQuads(index, this.last)).text;
      const four = quadOf(
        this.slot(buffer),
        values.map((copy) => copy[i]!),
        this.program.call,
      );
      writes.push(`b${buffer}[${at}] = ${four};`);
    });
    return [...lines, ...writes];
  }

  private store(buffer: number, at: string, value: string): string[] {
    return storeElement(this.slot(buffer), `b${buffer}`, at, value, this.program.call);
  }

  private slot(buffer: number): BufferSlot {
    return this.kernel.buffers[buffer]!;
  }

  private writer(loops: Pick<StageLoops, 'blocks' | 'axis' | 'element'>): ExpressionWriter {
    const result = (): Value => ({ text: '', level: 0 });
    return new ExpressionWriter(this.kernel, { sizes: this.kernel.axes, result, ...loops }, this.program, this.outerValues);
  }
}
