import { ArgumentError } from '@nacre/tensor';
import { checkCount } from '../dataset.ts';
import { type EncodeOptions, framed, type SpecialIds, type SpecialTokens } from './special-tokens.ts';
import type { DecodeTokensOptions, Tokenizer, TokenizerJson } from './tokenizer.ts';
import { Vocabulary } from './vocabulary.ts';

/** The options of `WordTokenizer`. */
export interface WordTokenizerOptions {
  /** Rarer words get no token of their own. Default 1. */
  readonly minCount?: number;
  /** At most this many tokens, the special ones included: the rarest words are left out. Default as many as there are. */
  readonly maxSize?: number;
  /** Whether capital letters are read as small ones. Default false. */
  readonly lowercase?: boolean;
  /** What a word is; matched again and again. Default runs of letters, digits and marks, or one other visible character. */
  readonly pattern?: RegExp;
  /** Special tokens; they are numbered first. Default `{ pad: '<pad>', unk: '<unk>' }`. */
  readonly special?: SpecialTokens;
}

const wordsAndSigns = /[\p{L}\p{N}\p{M}_]+(?:['’][\p{L}]+)?|[^\s\p{L}\p{N}\p{M}_]/gu;

/** How a text is cut into words. */
interface Cutting {
  readonly lowercase: boolean;
  readonly pattern: RegExp;
}

const wordsOf = (text: string, { lowercase, pattern }: Cutting): readonly string[] =>
  (lowercase ? text.toLowerCase() : text).match(pattern) ?? [];

/**
 * A token for each word.
 * @example
 * const tokenizer = wordTokenizer(['a good film', 'a bad film']);
 * tokenizer.decode(tokenizer.encode('a film')); // 'a film'
 */
export class WordTokenizer implements Tokenizer {
  readonly vocabSize: number;
  readonly special: SpecialIds;
  private readonly words: readonly string[];
  private readonly cutting: Cutting;
  private readonly specialTokens: SpecialTokens;
  private readonly vocabulary: Vocabulary;

  constructor(words: readonly string[], cutting: Cutting, special: SpecialTokens) {
    this.vocabulary = new Vocabulary('wordTokenizer', words, special);
    this.vocabSize = this.vocabulary.tokens.length;
    this.special = this.vocabulary.special;
    this.words = words;
    this.cutting = cutting;
    this.specialTokens = special;
  }

  encode(text: string, options: EncodeOptions = {}): Int32Array {
    const tokens = wordsOf(text, this.cutting).map((word, position) => this.vocabulary.id(word, position));
    return framed(tokens, this.special, options);
  }

  /** The words with a blank between them: how the text was spaced is not kept. */
  decode(tokens: ArrayLike<number>, { special = false }: DecodeTokensOptions = {}): string {
    return this.vocabulary.texts(tokens, special).join(' ');
  }

  token(id: number): string | undefined {
    return this.vocabulary.tokens[id];
  }

  toJSON(): TokenizerJson {
    const { lowercase, pattern } = this.cutting;
    const { source, flags } = pattern;
    return { type: 'word', words: this.words, lowercase, pattern: { source, flags }, special: this.specialTokens };
  }
}

/**
 * A tokenizer whose tokens are the words of texts, the most frequent first, those equally frequent by code unit.
 *
 * @throws ArgumentError when an option is out of range or no word is left.
 * @example
 * const tokenizer = wordTokenizer(['A good film.', 'A bad film.'], { lowercase: true, minCount: 2 });
 * [2, 3, 4].map((id) => tokenizer.token(id)); // ['.', 'a', 'film']
 * tokenizer.encode('A great film!'); // Int32Array [3, 1, 4, 1]
 * tokenizer.decode([3, 4]); // 'a film'
 */
export function wordTokenizer(
  texts: Iterable<string>,
  {
    minCount = 1,
    maxSize = Number.MAX_SAFE_INTEGER,
    lowercase = false,
    pattern = wordsAndSigns,
    special = { pad: '<pad>', unk: '<unk>' },
  }: WordTokenizerOptions = {},
): WordTokenizer {
  checkCount('wordTokenizer', 'minCount', minCount, 1);
  checkCount('wordTokenizer', 'maxSize', maxSize, 1);
  const cutting = { lowercase, pattern: new RegExp(pattern.source, pattern.global ? pattern.flags : `${pattern.flags}g`) };
  const counts = new Map<string, number>();
  for (const text of typeof texts === 'string' ? [texts] : texts) {
    for (const word of wordsOf(text, cutting)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const room = maxSize - new Set(Object.values(special)).size;
  const words = [...counts]
    .filter(([, count]) => count >= minCount)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, Math.max(0, room))
    .map(([word]) => word);
  if (words.length === 0) {
    throw new ArgumentError(
      'wordTokenizer',
      `none of ${counts.size} words is left`,
      'give texts, a smaller minCount or a larger maxSize',
    );
  }
  return new WordTokenizer(words, cutting, special);
}
