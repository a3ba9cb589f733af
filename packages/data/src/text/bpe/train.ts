import { PairHeap } from './heap.ts';

/** Two tokens that become one. */
export type Merge = readonly [left: number, right: number];

/** A word of the training texts: its tokens so far, and how often it occurs. */
interface Word {
  tokens: number[];
  readonly count: number;
}

/** A pair as a key; tokens are below 2²⁶. */
const key = (left: number, right: number): number => left * 0x4000000 + right;

/**
 * Learns merges (Sennrich, Haddow, Birch 2016): again and again the pair of neighbours that occurs most often becomes a token, numbered from
 * `firstToken` on. Counts are kept up to date for the words that change alone. Stops early when no pair occurs twice.
 */
export function learnMerges(
  words: Iterable<readonly [tokens: number[], count: number]>,
  firstToken: number,
  most: number,
): Merge[] {
  const learner = new Learner(words);
  const merges: Merge[] = [];
  while (merges.length < most) {
    const merge = learner.next(firstToken + merges.length);
    if (merge === undefined) break;
    merges.push(merge);
  }
  return merges;
}

class Learner {
  private readonly words: Word[];
  private readonly counts = new Map<number, number>();
  /** The words in which a pair occurs, or once did. */
  private readonly places = new Map<number, Set<number>>();
  private readonly heap = new PairHeap();

  constructor(words: Iterable<readonly [tokens: number[], count: number]>) {
    this.words = Array.from(words, ([tokens, count]) => ({ tokens, count }));
    for (const number of this.words.keys()) this.countPairs(number, 1);
    for (const [pair, count] of this.counts) this.pushPair(pair, count);
  }

  /** Merges the most frequent pair to this token. */
  next(token: number): Merge | undefined {
    for (;;) {
      const best = this.heap.pop();
      if (best === undefined || best.count < 2) return undefined;
      const pair = key(best.left, best.right);
      // An entry is out of date when the pair was counted anew since.
      if (this.counts.get(pair) !== best.count) continue;
      this.merge(best.left, best.right, token);
      return [best.left, best.right];
    }
  }

  private merge(left: number, right: number, token: number): void {
    const changed = new Set<number>();
    for (const number of this.places.get(key(left, right)) ?? []) {
      const word = this.words[number]!;
      this.countPairs(number, -1, changed);
      word.tokens = merged(word.tokens, left, right, token);
      this.countPairs(number, 1, changed);
    }
    this.places.delete(key(left, right));
    for (const pair of changed) this.pushPair(pair, this.counts.get(pair) ?? 0);
  }

  private countPairs(number: number, sign: 1 | -1, changed?: Set<number>): void {
    const { tokens, count } = this.words[number]!;
    for (let i = 1; i < tokens.length; i++) {
      const pair = key(tokens[i - 1]!, tokens[i]!);
      this.counts.set(pair, (this.counts.get(pair) ?? 0) + sign * count);
      changed?.add(pair);
      if (sign === 1) this.remember(pair, number);
    }
  }

  private remember(pair: number, number: number): void {
    const places = this.places.get(pair);
    if (places === undefined) this.places.set(pair, new Set([number]));
    else places.add(number);
  }

  private pushPair(pair: number, count: number): void {
    if (count >= 2) this.heap.push({ left: Math.floor(pair / 0x4000000), right: pair % 0x4000000, count });
  }
}

/** The tokens with each such pair, from the left, made one. */
export function merged(tokens: readonly number[], left: number, right: number, token: number): number[] {
  const result: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i] === left && tokens[i + 1] === right) {
      result.push(token);
      i++;
    } else {
      result.push(tokens[i]!);
    }
  }
  return result;
}
