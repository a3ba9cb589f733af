import type { Kernel } from '../contract/kernel.ts';
import { toComputeType } from '../contract/scalar.ts';
import type { TypedArray } from '../dtype.ts';
import { InternalError } from '../errors.ts';

export type Action = () => void;

/** Gives a number at every point. */
export type Reader = () => number;

/** What the closures of one kernel share. */
export class Frame {
  readonly kernel: Kernel;
  /** Position on every axis, outer then inner. */
  readonly point: Int32Array;
  /** Of the accumulators of each stage. */
  readonly results: (readonly Reader[])[] = [];
  args: readonly number[] = [];
  views: readonly TypedArray[] = [];

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.point = new Int32Array(kernel.axes.length + Math.max(0, ...kernel.stages.map((stage) => stage.axes.length)));
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

  /** The index, if it is in [0, count). */
  inRange(what: string, index: number, count: number): number {
    if (index >= 0 && index < count) return index;
    const place = `[${this.point.join(', ')}]`;
    throw new InternalError(this.kernel.name, `${what} index ${index} is outside 0..${count - 1} at ${place}`);
  }
}
