/** The pair that occurs most often first; of those that occur equally often, the one whose tokens are older. */
export interface CountedPair {
  readonly left: number;
  readonly right: number;
  readonly count: number;
}

const comesFirst = (a: CountedPair, b: CountedPair): boolean =>
  a.count !== b.count ? a.count > b.count : a.left !== b.left ? a.left < b.left : a.right < b.right;

/** A binary heap of pairs. */
export class PairHeap {
  private readonly pairs: CountedPair[] = [];

  push(pair: CountedPair): void {
    const { pairs } = this;
    let at = pairs.length;
    pairs.push(pair);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!comesFirst(pair, pairs[parent]!)) break;
      pairs[at] = pairs[parent]!;
      at = parent;
    }
    pairs[at] = pair;
  }

  pop(): CountedPair | undefined {
    const { pairs } = this;
    const first = pairs[0];
    const last = pairs.pop();
    if (last === undefined || pairs.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= pairs.length) break;
      if (child + 1 < pairs.length && comesFirst(pairs[child + 1]!, pairs[child]!)) child++;
      if (!comesFirst(pairs[child]!, last)) break;
      pairs[at] = pairs[child]!;
      at = child;
    }
    pairs[at] = last;
    return first;
  }
}
