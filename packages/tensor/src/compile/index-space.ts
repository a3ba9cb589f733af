import { indexBounds, type Range } from '../contract/bounds.ts';
import type { ArgSlot, Atom, Condition, Expr, Index, Term } from '../contract/kernel.ts';

/**
 * Index algebra over the axes and arguments of one kernel. Indices are kept in one normal form (terms sorted, each atom once,
 * divisions and remainders resolved wherever the ranges decide them), so equal indices print alike.
 */
export class IndexSpace {
  /** Size of every axis, outer and inner. */
  readonly sizes: number[] = [];
  readonly args: ArgSlot[] = [];
  private readonly keys = new WeakMap<object, string>();
  private readonly valueIds = new Map<Expr, number>();

  /** A new axis as an index. */
  axis(size: number): Index {
    return single({ kind: 'axis', axis: this.sizes.push(size) - 1 });
  }

  existingAxis(axis: number): Index {
    return single({ kind: 'axis', axis });
  }

  /** An integer argument in [min, max]. */
  arg(arg: number): Index {
    return single({ kind: 'arg', arg });
  }

  /** A number computed from data, known to lie in [0, size). */
  value(value: Expr, size: number): Index {
    return single({ kind: 'value', value, size });
  }

  sum(...indices: readonly Index[]): Index {
    const scales = new Map<string, Term>();
    let offset = 0;
    for (const index of indices) {
      offset += index.offset;
      for (const term of index.terms) {
        const key = this.atomKey(term.atom);
        const scale = (scales.get(key)?.scale ?? 0) + term.scale;
        if (scale === 0) scales.delete(key);
        else scales.set(key, { scale, atom: term.atom });
      }
    }
    const terms = [...scales].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, term]) => term);
    return this.rejoin({ offset, terms });
  }

  /** by · (x / by) + x mod by is x again. */
  private rejoin(index: Index): Index {
    for (const quotient of index.terms) {
      if (quotient.atom.kind !== 'div') continue;
      const { of, by } = quotient.atom;
      const remainder = index.terms.find(
        (t) =>
          t.atom.kind === 'mod' && t.atom.by === by && t.scale * by === quotient.scale && this.key(t.atom.of) === this.key(of),
      );
      if (remainder === undefined) continue;
      const rest = index.terms.filter((t) => t !== quotient && t !== remainder);
      return this.sum({ offset: index.offset, terms: rest }, this.scale(of, remainder.scale));
    }
    return index;
  }

  plus = (index: Index, offset: number): Index => (offset === 0 ? index : { offset: index.offset + offset, terms: index.terms });

  scale(index: Index, factor: number): Index {
    if (factor === 0) return constantIndex(0);
    if (factor === 1) return index;
    return { offset: index.offset * factor, terms: index.terms.map((t) => ({ scale: t.scale * factor, atom: t.atom })) };
  }

  div(index: Index, by: number): Index {
    if (by === 1) return index;
    const { whole, rest } = split(index, by);
    const [low, high] = this.bounds(rest);
    const floor = Math.floor(low / by);
    if (Math.floor(high / by) === floor) return this.plus(whole, floor);
    return this.sum(whole, this.remainingDiv(rest, by));
  }

  /** Floor division of an index none of whose terms is divisible. */
  private remainingDiv(rest: Index, by: number): Index {
    const factor = commonFactor(rest, by);
    if (factor > 1) return this.div({ offset: Math.floor(rest.offset / factor), terms: shrinkTerms(rest, factor) }, by / factor);
    const [only] = rest.terms;
    if (rest.terms.length === 1 && only!.scale === 1 && rest.offset === 0 && only!.atom.kind === 'div') {
      return this.div(only!.atom.of, only!.atom.by * by);
    }
    return single({ kind: 'div', of: rest, by });
  }

  mod(index: Index, by: number): Index {
    if (by === 1) return constantIndex(0);
    const { rest } = split(index, by);
    const [low, high] = this.bounds(rest);
    const floor = Math.floor(low / by);
    if (Math.floor(high / by) === floor) return this.plus(rest, -floor * by);
    const factor = commonFactor(rest, by);
    if (factor > 1) {
      const inner = { offset: Math.floor(rest.offset / factor), terms: shrinkTerms(rest, factor) };
      return this.plus(this.scale(this.mod(inner, by / factor), factor), rest.offset - inner.offset * factor);
    }
    const [only] = rest.terms;
    if (
      rest.terms.length === 1 &&
      only!.scale === 1 &&
      rest.offset === 0 &&
      only!.atom.kind === 'mod' &&
      only!.atom.by % by === 0
    ) {
      return this.mod(only!.atom.of, by);
    }
    return single({ kind: 'mod', of: rest, by });
  }

  /** Least and greatest value over all axes and arguments. */
  bounds(index: Index): Range {
    return indexBounds(index, (axis) => [0, Math.max(0, this.sizes[axis]! - 1)], this.args);
  }

  /** The conditions that are not met everywhere; conditions met nowhere stay. */
  undecided(conditions: readonly Condition[]): Condition[] {
    const distinct = new Map(conditions.map((c) => [`${c.size}:${this.key(c.index)}`, c]));
    return [...distinct.values()].filter((c) => {
      const [low, high] = this.bounds(c.index);
      return low < 0 || high >= c.size;
    });
  }

  /** Equal keys, equal indices. */
  key(index: Index): string {
    return `${index.offset}${index.terms.map((t) => `+${t.scale}${this.atomKey(t.atom)}`).join('')}`;
  }

  private atomKey(atom: Atom): string {
    switch (atom.kind) {
      case 'axis':
        return `i${atom.axis}`;
      case 'arg':
        return `a${atom.arg}`;
      case 'value':
        return `v${this.valueId(atom.value)}`;
      case 'div':
      case 'mod':
        break;
    }
    const known = this.keys.get(atom);
    if (known !== undefined) return known;
    const key = `${atom.kind}${atom.by}(${this.key(atom.of)})`;
    this.keys.set(atom, key);
    return key;
  }

  private valueId(expr: Expr): number {
    const id = this.valueIds.get(expr) ?? this.valueIds.size;
    this.valueIds.set(expr, id);
    return id;
  }
}

export const constantIndex = (offset: number): Index => ({ offset, terms: [] });
const single = (atom: Atom): Index => ({ offset: 0, terms: [{ scale: 1, atom }] });

/** index = whole · by + rest, where `whole` takes every divisible term and rest's offset is in [0, by). */
function split(index: Index, by: number): { whole: Index; rest: Index } {
  const offset = Math.floor(index.offset / by);
  const divisible = index.terms.filter((t) => t.scale % by === 0);
  return {
    whole: { offset, terms: divisible.map((t) => ({ scale: t.scale / by, atom: t.atom })) },
    rest: { offset: index.offset - offset * by, terms: index.terms.filter((t) => t.scale % by !== 0) },
  };
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatestDivisor(b, a % b));
const commonFactor = (index: Index, by: number): number =>
  index.terms.reduce((factor, t) => greatestDivisor(factor, t.scale), by);
const shrinkTerms = (index: Index, factor: number): Term[] => index.terms.map((t) => ({ scale: t.scale / factor, atom: t.atom }));
