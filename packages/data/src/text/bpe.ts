import { ArgumentError } from '@nacre/tensor';
import { checkCount } from '../dataset.ts';
import { DataFormatError } from '../errors.ts';
import { byteAlphabet, writeBytes } from './bpe/bytes.ts';
import { type BpeModel, BpeTokenizer, globalPattern, gpt2Pattern, piecesOf } from './bpe/tokenizer.ts';
import { learnMerges } from './bpe/train.ts';
import { type SpecialTokens, specialTokenList } from './special-tokens.ts';

/** The options of `bpe`. */
export interface BpeOptions {
  /** Special tokens. Default none. */
  readonly special?: SpecialTokens;
  /** Pieces that are never merged across. Default GPT-2's. */
  readonly pattern?: RegExp;
}

/** The options of `bpe` where it learns its merges from text. */
export interface BpeTrainingOptions extends BpeOptions {
  /** How many tokens there are to be at most: special ones, 256 bytes, and merges. */
  readonly vocabSize: number;
}

/** A tokenizer in GPT-2's two files. */
export interface Gpt2Files {
  /** The content of `merges.txt`, or its lines. */
  readonly merges: string | readonly string[];
  /** The content of `vocab.json`. Default: the bytes in GPT-2's order, the merges, then the special tokens. */
  readonly vocab?: Readonly<Record<string, number>>;
}

/**
 * Byte pair encoding on the bytes of UTF-8 (Sennrich, Haddow, Birch 2016; Radford et al. 2019): learned from texts, or loaded from GPT-2's files. Every text
 * has tokens and comes back unchanged; only halves of surrogate pairs, which are no Unicode, become U+FFFD.
 *
 * Learned tokens are numbered: special ones, bytes, merges in the order they were learned. Equally frequent pairs are merged in the order of their numbers, so
 * the same texts give the same tokens everywhere. Learning 4096 tokens from a megabyte takes about a second.
 *
 * @throws ArgumentError when `vocabSize` leaves no room for the bytes, or files do not go together; DataFormatError, with the row, when a line of
 *   `merges` is no pair.
 * @example
 * const tokenizer = bpe('low lower lowest', { vocabSize: 258 });
 * tokenizer.token(256); // 'lo'
 * tokenizer.decode(tokenizer.encode('slow 😀')); // 'slow 😀'
 * @example
 * const gpt2 = bpe({ merges: '#version: 0.2\nĠ t\nh e\nĠt he' }, { special: { eos: '<|endoftext|>' } });
 * gpt2.token(gpt2.encode(' the')[0]!); // 'Ġthe'
 */
export function bpe(texts: string | Iterable<string>, options: BpeTrainingOptions): BpeTokenizer;
export function bpe(files: Gpt2Files, options?: BpeOptions): BpeTokenizer;
export function bpe(
  source: string | Iterable<string> | Gpt2Files,
  { special = {}, pattern = gpt2Pattern, vocabSize }: BpeOptions & Partial<BpeTrainingOptions> = {},
): BpeTokenizer {
  if (typeof source === 'object' && 'merges' in source) return new BpeTokenizer(modelOf(source, special), special, pattern);
  const texts = typeof source === 'string' ? [source] : source;
  return new BpeTokenizer(learnedModel(texts, vocabSize ?? 0, special, globalPattern(pattern)), special, pattern);
}

function learnedModel(texts: Iterable<string>, vocabSize: number, special: SpecialTokens, pattern: RegExp): BpeModel {
  const written = [...specialTokenList('bpe', special), ...byteAlphabet.characters];
  checkCount('bpe', 'vocabSize', vocabSize, written.length);
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const piece of piecesOf(text, pattern)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  const byteIds = new Map(written.map((token, id) => [token, id]));
  const words = [...counts].map(
    ([piece, count]) => [Array.from(writeBytes(piece), (character) => byteIds.get(character)!), count] as const,
  );
  const learned = learnMerges(words, written.length, vocabSize - written.length);
  const merges = learned.map(([left, right]) => {
    written.push(written[left]! + written[right]!);
    return [written[left]!, written[right]!] as const;
  });
  return { vocab: numbered(written), merges };
}

/** The vocabulary of tokens in the order of their numbers. */
function numbered(written: readonly string[]): Record<string, number> {
  const vocab = Object.fromEntries(written.map((token, id) => [token, id]));
  const twice = written.find((token, id) => vocab[token] !== id);
  if (twice === undefined) return vocab;
  throw new ArgumentError('bpe', `${JSON.stringify(twice)} stands for two tokens`, 'write the special token in another way');
}

function modelOf({ merges, vocab }: Gpt2Files, special: SpecialTokens): BpeModel {
  const pairs = mergePairs(typeof merges === 'string' ? merges.split(/\r?\n/) : merges);
  const specialTokens = specialTokenList('bpe', special);
  return {
    vocab: vocab ?? numbered([...byteAlphabet.characters, ...pairs.map(([a, b]) => a + b), ...specialTokens]),
    merges: pairs,
  };
}

function mergePairs(lines: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (const [i, line] of lines.entries()) {
    if (line === '' || (i === 0 && line.startsWith('#version'))) continue;
    const [left, right, ...more] = line.split(' ');
    if (!left || !right || more.length > 0) {
      const problem = `expected two tokens with a blank between them, got ${JSON.stringify(line)}`;
      throw new DataFormatError('bpe', problem, { row: i + 1 });
    }
    pairs.push([left, right]);
  }
  return pairs;
}
