import { ArgumentError } from '@nacre/tensor';
import { type EncodeOptions, framed, type SpecialIds, type SpecialTokens } from './special-tokens.ts';
import type { DecodeTokensOptions, Tokenizer, TokenizerJson } from './tokenizer.ts';
import { Vocabulary } from './vocabulary.ts';

/** The options of `CharTokenizer`. */
export interface CharTokenizerOptions {
  /** Special tokens; they are numbered first. Default none. */
  readonly special?: SpecialTokens;
}

/**
 * A token for each character.
 * @example charTokenizer('hello').vocabSize; // 4
 */
export class CharTokenizer implements Tokenizer {
  readonly vocabSize: number;
  readonly special: SpecialIds;
  private readonly characters: readonly string[];
  private readonly specialTokens: SpecialTokens;
  private readonly vocabulary: Vocabulary;

  constructor(characters: readonly string[], special: SpecialTokens) {
    this.vocabulary = new Vocabulary('charTokenizer', characters, special);
    this.vocabSize = this.vocabulary.tokens.length;
    this.special = this.vocabulary.special;
    this.characters = characters;
    this.specialTokens = special;
  }

  encode(text: string, options: EncodeOptions = {}): Int32Array {
    let position = 0;
    const tokens = Array.from(text, (character) => this.vocabulary.id(character, position++));
    return framed(tokens, this.special, options);
  }

  decode(tokens: ArrayLike<number>, { special = false }: DecodeTokensOptions = {}): string {
    return this.vocabulary.texts(tokens, special).join('');
  }

  token(id: number): string | undefined {
    return this.vocabulary.tokens[id];
  }

  toJSON(): TokenizerJson {
    return { type: 'char', characters: this.characters.join(''), special: this.specialTokens };
  }
}

/**
 * A tokenizer whose tokens are the characters (Unicode code points) of a text, in their order in Unicode: the text of tiny Shakespeare has 65.
 *
 * @throws ArgumentError when the text is empty.
 * @example
 * const tokenizer = charTokenizer('hello');
 * tokenizer.encode('hole'); // Int32Array [1, 3, 2, 0]
 * tokenizer.decode([1, 0, 2, 2, 3]); // 'hello'
 */
export function charTokenizer(text: string, { special = {} }: CharTokenizerOptions = {}): CharTokenizer {
  const characters = [...new Set(text)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  if (characters.length === 0) throw new ArgumentError('charTokenizer', 'the text is empty');
  return new CharTokenizer(characters, special);
}
