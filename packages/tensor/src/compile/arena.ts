/** Launches, first to last, during which a value is needed. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

interface Item<T> {
  readonly item: T;
  readonly life: Interval;
  readonly bytes: number;
}

interface Place {
  readonly allocation: number;
  readonly offset: number;
}

/** Packs values into few allocations so that values needed at the same time do not overlap; the largest first, at the lowest free offset. */
export function assignScratch<T>(
  items: readonly Item<T>[],
  alignment: number,
  maxAllocationBytes: number,
): { places: Map<T, Place>; sizes: number[] } {
  const places = new Map<T, Place>();
  const allocations: { readonly life: Interval; readonly offset: number; readonly end: number }[][] = [];
  const sizes: number[] = [];
  for (const { item, life, bytes } of [...items].sort((a, b) => b.bytes - a.bytes)) {
    let allocation = 0;
    let offset = 0;
    for (; ; allocation++) {
      allocations[allocation] ??= [];
      const placed = allocations[allocation]!;
      offset = lowestGap(
        placed.filter((p) => p.life.from <= life.to && life.from <= p.life.to),
        bytes,
        alignment,
      );
      if (offset + bytes <= maxAllocationBytes || placed.length === 0) break;
    }
    const end = offset + bytes;
    allocations[allocation]!.push({ life, offset, end });
    sizes[allocation] = Math.max(sizes[allocation] ?? 0, end);
    places.set(item, { allocation, offset });
  }
  return { places, sizes };
}

function lowestGap(occupied: readonly { offset: number; end: number }[], bytes: number, alignment: number): number {
  let offset = 0;
  for (const { offset: start, end } of [...occupied].sort((a, b) => a.offset - b.offset)) {
    if (offset + bytes <= start) break;
    offset = Math.max(offset, Math.ceil(end / alignment) * alignment);
  }
  return offset;
}
