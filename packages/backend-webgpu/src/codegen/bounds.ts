import type { Atom, Index, Kernel } from '@nacre/tensor/backend';

/** The least and greatest value something can take. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

const int32: Bounds = { low: -(2 ** 31), high: 2 ** 31 - 1 };

/** Bounds of an index in loops of the given sizes, outer and inner. */
export function boundsOf({ offset, terms }: Index, sizes: readonly number[], args: Kernel['args']): Bounds {
  let low = offset;
  let high = offset;
  for (const { scale, atom } of terms) {
    const atomic = boundsOfAtom(atom, sizes, args);
    low += scale * (scale < 0 ? atomic.high : atomic.low);
    high += scale * (scale < 0 ? atomic.low : atomic.high);
  }
  return { low, high };
}

function boundsOfAtom(atom: Atom, sizes: readonly number[], args: Kernel['args']): Bounds {
  switch (atom.kind) {
    case 'axis':
      return { low: 0, high: Math.max(0, sizes[atom.axis]! - 1) };
    case 'arg':
      return { low: args[atom.arg]!.min ?? int32.low, high: args[atom.arg]!.max ?? int32.high };
    case 'value':
      return { low: 0, high: Math.max(0, atom.size - 1) };
    case 'div': {
      const { low, high } = boundsOf(atom.of, sizes, args);
      return { low: Math.floor(low / atom.by), high: Math.floor(high / atom.by) };
    }
    case 'mod': {
      const { low, high } = boundsOf(atom.of, sizes, args);
      const wraps = Math.floor(low / atom.by) !== Math.floor(high / atom.by);
      const remainder = (x: number): number => ((x % atom.by) + atom.by) % atom.by;
      return wraps ? { low: 0, high: atom.by - 1 } : { low: remainder(low), high: remainder(high) };
    }
  }
}
