import type { Expr, Index } from '@nacre/tensor/backend';
import type { SizedAxis } from './axes.ts';
import type { Load, Operand, Window } from './operand.ts';
import type { Substitution } from './substitute.ts';

/** Bytes from the first point of an axis to point i: stride · i, or (i mod phases) · phase + ⌊i / phases⌋ · stride. */
export interface AxisWalk {
  readonly stride: number;
  readonly phases: number;
  readonly phase: number;
}

/** How an operand lies in the memory that the innermost loop reads. */
export interface Layout {
  walk(axis: number): AxisWalk;
}

const steady = (stride: number): AxisWalk => ({ stride, phases: 1, phase: 0 });

/** An operand read where it is. */
export class InPlace implements Layout {
  readonly load: Load;

  constructor(load: Load, operand: Operand) {
    this.load = load;
    this.walk = (axis) => steady(4 * operand.strideOf(axis)!);
  }

  readonly walk: (axis: number) => AxisWalk;
}

/** A dimension of a packed block: the points low … low + count − 1 of an axis, `stride` elements apart. */
export interface Dimension {
  readonly axis: number;
  readonly low: number;
  readonly count: number;
  readonly stride: number;
  /** Whether it is shorter where a cut axis ends; phases are not. */
  readonly ragged: boolean;
}

/**
 * A block of an operand, packed. Of a window, the places it slides over are stored once and not once for every tap; if it moves in
 * steps, places that are that far apart are neighbours, so that the innermost dimension is contiguous.
 */
export class Packed implements Layout {
  readonly operand: Operand;
  /** The number of its buffer in the tiled kernel. */
  readonly buffer: number;
  /** Outermost first. */
  readonly dimensions: readonly Dimension[];
  /** With room for a vector that begins at the last. */
  readonly elements: number;
  /** What is stored. */
  readonly value: Expr;
  /** Whether neighbours come from neighbouring places. */
  readonly isContiguous: boolean;
  /** Axes that are stored at their first point only, because windows cover the others. */
  readonly covered: readonly number[];
  private readonly walks = new Map<number, AxisWalk>();

  /** The last of the axes `inside` is contiguous. */
  constructor(
    operand: Operand,
    outside: readonly SizedAxis[],
    inside: readonly SizedAxis[],
    buffer: number,
    cutting: Substitution,
  ) {
    const run = inside.at(-1)!.axis;
    this.operand = operand;
    this.isContiguous = operand.isContiguous(run);
    this.buffer = buffer;
    const used = [...outside, ...inside].filter(({ axis }) => operand.uses(axis));
    const windows = windowsOf(operand, used, run);
    const dimensions: Dimension[] = [];
    let stride = 1;
    for (const axes of [inside, outside]) {
      for (const { axis, size } of axes.toReversed()) {
        if (!operand.uses(axis)) continue;
        for (const extent of extentsOf(axis, size, windows)) {
          dimensions.unshift({ ...extent, stride });
          stride *= extent.count;
        }
      }
      if (axes === inside) stride = spread(stride);
    }
    this.dimensions = dimensions;
    this.covered = used.flatMap(({ axis }) => (dimensions.some((d) => d.axis === axis) ? [] : [axis]));
    this.elements = stride + 3;
    this.value = windows.reduce((value, window) => withinReach(value, window, cutting), operand.expr);
    for (const { axis, stride: step } of dimensions) this.walks.set(axis, steady(4 * step));
    for (const { window, taps } of windows) {
      const along = 4 * dimensions.find((d) => d.axis === window.position)!.stride;
      const phase = 4 * (dimensions.find((d) => d.axis === window.tap)?.stride ?? 0);
      const phases = Math.min(window.stride, taps);
      this.walks.set(window.tap, { stride: along * window.dilation, phases: window.stride === 1 ? 1 : phases, phase });
    }
  }

  walk(axis: number): AxisWalk {
    return this.walks.get(axis) ?? steady(0);
  }

  /** Where a point is stored. */
  get index(): Index {
    const offset = this.dimensions.reduce((sum, d) => sum - d.low * d.stride, 0);
    return { offset, terms: this.dimensions.map(({ axis, stride }) => ({ scale: stride, atom: { kind: 'axis', axis } })) };
  }
}

interface SizedWindow {
  readonly window: Window;
  readonly places: number;
  readonly taps: number;
}

function windowsOf(operand: Operand, axes: readonly SizedAxis[], run: number): SizedWindow[] {
  const found: SizedWindow[] = [];
  const free = new Set(axes);
  const positions = [...axes].sort((a, b) => Number(b.axis === run) - Number(a.axis === run));
  for (const position of positions) {
    for (const tap of axes) {
      if (position === tap || !free.has(position) || !free.has(tap) || tap.axis === run) continue;
      const window = windowOf(operand, position, tap);
      if (window === undefined || (window.stride > 1 && position.axis !== run)) continue;
      found.push({ window, places: position.size, taps: tap.size });
      free.delete(position);
      free.delete(tap);
    }
  }
  return found;
}

/** The window of two axes, if its places are fewer than its positions times its taps. */
export function windowOf(operand: Operand, position: SizedAxis, tap: SizedAxis): Window | undefined {
  const window = operand.window(position.axis, tap.axis);
  if (window === undefined) return undefined;
  const { stride, dilation } = window;
  const extent = position.size + (stride > 1 ? Math.floor((tap.size - 1) / stride) : Math.abs(dilation) * (tap.size - 1));
  return extent * Math.min(stride, tap.size) < position.size * tap.size ? window : undefined;
}

function extentsOf(axis: number, size: number, windows: readonly SizedWindow[]): Omit<Dimension, 'stride'>[] {
  for (const { window, taps } of windows) {
    const { stride, dilation } = window;
    if (window.tap === axis) return stride === 1 ? [] : [{ axis, low: 0, count: Math.min(stride, taps), ragged: false }];
    if (window.position !== axis) continue;
    const beyond = stride === 1 ? dilation * (taps - 1) : Math.sign(dilation) * Math.floor((taps - 1) / stride);
    return [{ axis, low: Math.min(0, beyond), count: size + Math.abs(beyond), ragged: true }];
  }
  return [{ axis, low: 0, count: size, ragged: true }];
}

/**
 * Where a window moves in steps, or has fewer taps in the last block, some combinations of place and first taps lie beyond the last
 * tap and must not be read.
 */
function withinReach(value: Expr, { window, places, taps }: SizedWindow, cutting: Substitution): Expr {
  const { position, tap, stride, dilation } = window;
  if (stride === 1 && cutting.cutOf(tap) === undefined) return value;
  const term = (scale: number, axis: number) => ({ scale, atom: { kind: 'axis', axis } as const });
  const lastPlace = (cutting.cutOf(position)?.size ?? places) - 1;
  const lastTap = Math.abs(dilation) * ((cutting.cutOf(tap)?.size ?? taps) - 1);
  const index = cutting.index({ offset: dilation < 0 ? lastTap : 0, terms: [term(stride, position), term(dilation, tap)] });
  const otherwise: Expr = { kind: 'constant', type: value.type, value: 0 };
  return { kind: 'guard', type: value.type, conditions: [{ index, size: stride * lastPlace + lastTap + 1 }], value, otherwise };
}

/** Long rows are an odd number of cache lines, so as to spread over the cache. */
function spread(elements: number): number {
  if (elements < 64) return elements;
  const lines = Math.ceil(elements / 16);
  return 16 * (lines % 2 === 0 ? lines + 1 : lines);
}

/** Bytes between neighbours in the flattened order of axes; undefined if they are not evenly spaced. */
export function flatStride(layout: Layout, axes: readonly SizedAxis[]): number | undefined {
  const long = axes.filter(({ size }) => size > 1);
  if (long.some(({ axis }) => layout.walk(axis).phases > 1)) return undefined;
  const even = long.every(
    ({ axis }, i) => i === 0 || layout.walk(long[i - 1]!.axis).stride === layout.walk(axis).stride * long[i]!.size,
  );
  return even ? (long.length === 0 ? 0 : layout.walk(long.at(-1)!.axis).stride) : undefined;
}
