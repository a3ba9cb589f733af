/** An axis of a kernel and its size. */
export interface SizedAxis {
  readonly axis: number;
  readonly size: number;
}

export const pointsOf = (axes: readonly SizedAxis[]): number => axes.reduce((points, { size }) => points * size, 1);

/** Sizes of the axes inside each: what a step of it is worth in the flattened order. */
export function placeValues(axes: readonly SizedAxis[]): number[] {
  return axes.map((_, i) => pointsOf(axes.slice(i + 1)));
}

/**
 * Axes of one kind, outermost first, cut so that a block holds a bounded number of points: `blocks` are walked one by one, `inner`
 * lies whole in a block. An axis that had to be cut is in both, as block and as the first of the inner ones.
 */
export interface Blocking {
  readonly blocks: readonly SizedAxis[];
  readonly inner: readonly SizedAxis[];
  readonly cut: Cut | undefined;
}

/** axis = chunk · block + inner, below `size`; `inner` keeps the number of the axis. */
export interface Cut {
  readonly block: number;
  readonly inner: number;
  readonly chunk: number;
  readonly size: number;
}

/** Cuts axes into blocks of at most `target` points, chunks of the innermost axis being multiples of `multiple`. */
export function blocking(axes: readonly SizedAxis[], target: number, multiple: number, newAxis: () => number): Blocking {
  let first = axes.length;
  while (first > 0 && pointsOf(axes.slice(first - 1)) <= target) first--;
  if (first === 0) return { blocks: [], inner: axes, cut: undefined };
  const { axis, size } = axes[first - 1]!;
  const inside = pointsOf(axes.slice(first));
  const step = first === axes.length ? multiple : 1;
  const most = Math.max(step, Math.floor(target / inside / step) * step);
  const chunk = Math.ceil(size / Math.ceil(size / most) / step) * step;
  if (chunk === 1) return { blocks: axes.slice(0, first), inner: axes.slice(first), cut: undefined };
  const block = newAxis();
  return {
    blocks: [...axes.slice(0, first - 1), { axis: block, size: Math.ceil(size / chunk) }],
    inner: [{ axis, size: chunk }, ...axes.slice(first)],
    cut: { block, inner: axis, chunk, size },
  };
}

/** Whether blocks at the end are smaller than the others. */
export const isRagged = ({ cut }: Blocking): boolean => cut !== undefined && cut.size % cut.chunk !== 0;
