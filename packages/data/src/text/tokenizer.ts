import type { EncodeOptions, SpecialIds } from './special-tokens.ts';

/** The options of `decode`. */
export interface DecodeTokensOptions {
  /** Whether special tokens are written out. Default false: they are left out. */
  readonly special?: boolean;
}

/** Turns text into token numbers and back. */
export interface Tokenizer {
  /** Tokens are 0 … vocabSize − 1: what an embedding needs to know. */
  readonly vocabSize: number;
  /** The numbers of the special tokens that this tokenizer has. */
  readonly special: SpecialIds;
  /**
   * The tokens of a text. Special tokens come from the options alone, whatever the text says.
   *
   * @throws VocabularyError when there is no token for a part of the text and none for unknown ones; ArgumentError when the tokenizer lacks a
   *   token that the options ask for.
   */
  encode(text: string, options?: EncodeOptions): Int32Array;
  /**
   * The text of tokens.
   *
   * @throws VocabularyError when a number is no token.
   */
  decode(tokens: ArrayLike<number>, options?: DecodeTokensOptions): string;
  /** How a token is written, a special one included; undefined for other numbers. */
  token(id: number): string | undefined;
  /** All that `tokenizerFromJson` needs; `JSON.stringify` calls it. */
  toJSON(): TokenizerJson;
}

/** What a tokenizer comes to in a checkpoint. */
export type TokenizerJson = { readonly type: 'char' | 'word' | 'bpe' } & Readonly<Record<string, unknown>>;
