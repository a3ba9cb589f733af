import { type Kernel, stageExprs, visitExprs } from '../contract/kernel.ts';
import { toComputeType } from '../contract/scalar.ts';
import type { TypedArray } from '../dtype.ts';
import { InternalError } from '../errors.ts';

export type Action = () => void;

/** A number to be had at every point, from a register or by arithmetic; `level` loops must have been entered for it. */
export interface Reader {
  readonly read: () => number;
  readonly level: number;
}

/** What the closures of one kernel share. */
export class Frame {
  readonly kernel: Kernel;
  /** Position on every axis, outer then inner. */
  readonly point: Int32Array;
  /** Values of expressions and results of reductions. */
  readonly registers: Float64Array;
  readonly results = new Map<string, number>();
  args: readonly number[] = [];
  views: readonly TypedArray[] = [];
  private used = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.point = new Int32Array(kernel.axes.length + Math.max(0, ...kernel.stages.map((stage) => stage.axes.length)));
    let size = 0;
    for (const stage of kernel.stages) {
      visitExprs(stageExprs(stage), () => size++);
      if (stage.kind === 'reduce') size += stage.accumulators.length;
    }
    this.registers = new Float64Array(size);
  }

  register(): number {
    return this.used++;
  }

  bind(views: readonly TypedArray[], args: readonly number[]): void {
    const { buffers, args: slots } = this.kernel;
    buffers.forEach((slot, i) =>
      this.expect((views[i]?.length ?? -1) >= slot.count, `buffer ${i} has fewer than ${slot.count} elements`),
    );
    this.views = views;
    this.expect(args.length === slots.length, `takes ${slots.length} arguments, got ${args.length}`);
    this.args = slots.map(({ type, min = -Infinity, max = Infinity }, i) => {
      const value = toComputeType(type, args[i]!);
      this.expect(!(value < min || value > max), `argument ${i} is ${value}, outside ${min}..${max}`);
      return value;
    });
  }

  expect(holds: boolean, problem: string): void {
    if (!holds) throw new InternalError(this.kernel.name, problem);
  }

  outOfRange(what: string, index: number, count: number): never {
    throw new InternalError(this.kernel.name, `${what} index ${index} is outside 0..${count - 1} at [${this.point.join(', ')}]`);
  }
}
