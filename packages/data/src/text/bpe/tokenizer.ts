import { ArgumentError } from '@nacre/tensor';
import { VocabularyError } from '../../errors.ts';
import { type EncodeOptions, framed, type SpecialIds, type SpecialTokens, specialIds } from '../special-tokens.ts';
import type { DecodeTokensOptions, Tokenizer, TokenizerJson } from '../tokenizer.ts';
import { byteAlphabet, readWritten, writeBytes } from './bytes.ts';
import { merged } from './train.ts';

/** Pieces of a text that are never merged across: GPT-2's contractions, words, numbers and signs with the blank before them, and white space. */
export const gpt2Pattern = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** The text in pieces: what the pattern matches, and what lies between. */
export function* piecesOf(text: string, pattern: RegExp): Generator<string> {
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) yield text.slice(end, match.index);
    end = match.index + match[0].length;
    if (match[0] !== '') yield match[0];
  }
  if (end < text.length) yield text.slice(end);
}

export const globalPattern = (pattern: RegExp): RegExp =>
  new RegExp(pattern.source, pattern.global ? pattern.flags : `${pattern.flags}g`);

/** Numbers of tokens as GPT-2 writes them, and the merges, earliest first. */
export interface BpeModel {
  readonly vocab: Readonly<Record<string, number>>;
  readonly merges: readonly (readonly [left: string, right: string])[];
}

interface RankedMerge {
  readonly rank: number;
  readonly token: number;
}

/** Pieces whose tokens are remembered: most of a text is words seen before. */
const mostRemembered = 1 << 16;

/**
 * Byte-level byte pair encoding, as GPT-2 has it. Any text has tokens, and is what they decode to.
 * @example bpe('low lower lowest', { vocabSize: 258 }).vocabSize; // 258
 */
export class BpeTokenizer implements Tokenizer {
  readonly vocabSize: number;
  readonly special: SpecialIds;
  private readonly model: BpeModel;
  private readonly specialTokens: SpecialTokens;
  private readonly pattern: RegExp;
  /** The tokens by number, as they are written. */
  private readonly written: readonly (string | undefined)[];
  private readonly byteIds: ReadonlyMap<string, number>;
  private readonly ranks: ReadonlyMap<string, RankedMerge>;
  private readonly remembered = new Map<string, readonly number[]>();

  /** @throws ArgumentError when the vocabulary lacks a byte, a merge's token or a special token. */
  constructor(model: BpeModel, specialTokens: SpecialTokens, pattern: RegExp) {
    const idOf = (token: string, what: string): number => {
      const id = Object.hasOwn(model.vocab, token) ? model.vocab[token] : undefined;
      if (Number.isSafeInteger(id) && id! >= 0) return id!;
      throw new ArgumentError('bpe', `the vocabulary has no number for ${what} ${JSON.stringify(token)}`);
    };
    const written: (string | undefined)[] = [];
    for (const [token, id] of Object.entries(model.vocab)) written[id] = token;
    this.model = model;
    this.specialTokens = specialTokens;
    this.pattern = globalPattern(pattern);
    this.written = written;
    this.vocabSize = written.length;
    this.special = specialIds(specialTokens, (token) => idOf(token, 'the special token'));
    this.byteIds = new Map(byteAlphabet.characters.map((character) => [character, idOf(character, 'the byte')]));
    this.ranks = new Map(
      model.merges.map(([left, right], rank) => [
        `${idOf(left, 'a part')} ${idOf(right, 'a part')}`,
        { rank, token: idOf(left + right, 'the merged') },
      ]),
    );
  }

  encode(text: string, options: EncodeOptions = {}): Int32Array {
    const tokens: number[] = [];
    for (const piece of piecesOf(text, this.pattern)) {
      for (const token of this.encodePiece(piece)) tokens.push(token);
    }
    return framed(tokens, this.special, options);
  }

  private encodePiece(piece: string): readonly number[] {
    const before = this.remembered.get(piece);
    if (before !== undefined) return before;
    let tokens = Array.from(writeBytes(piece), (character) => this.byteIds.get(character)!);
    for (;;) {
      const best = this.firstMerge(tokens);
      if (best === undefined) break;
      tokens = merged(tokens, best.left, best.right, best.token);
    }
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(piece, tokens);
    return tokens;
  }

  /** The pair among neighbours that was merged earliest in training. */
  private firstMerge(tokens: readonly number[]): { left: number; right: number; token: number } | undefined {
    let lowest = Number.POSITIVE_INFINITY;
    let first: { left: number; right: number; token: number } | undefined;
    for (let i = 1; i < tokens.length; i++) {
      const left = tokens[i - 1]!;
      const right = tokens[i]!;
      const merge = this.ranks.get(`${left} ${right}`);
      if (merge === undefined || merge.rank >= lowest) continue;
      lowest = merge.rank;
      first = { left, right, token: merge.token };
    }
    return first;
  }

  /** Bytes that are no UTF-8, as a part of a sequence may begin or end with, become U+FFFD. */
  decode(tokens: ArrayLike<number>, { special = false }: DecodeTokensOptions = {}): string {
    const specialIds = new Set(Object.values(this.special));
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const bytes: number[] = [];
    let text = '';
    for (let i = 0; i < tokens.length; i++) {
      const token = this.written[tokens[i]!];
      if (token === undefined) throw new VocabularyError('decode', tokens[i]!, i, this.vocabSize);
      const content = specialIds.has(tokens[i]!) ? undefined : readWritten(token);
      if (content !== undefined) {
        for (const byte of content) bytes.push(byte);
      } else if (special) {
        text += decoder.decode(Uint8Array.from(bytes.splice(0))) + token;
      }
    }
    return text + decoder.decode(Uint8Array.from(bytes));
  }

  /** As GPT-2 writes it: `Ġthe` for " the". */
  token(id: number): string | undefined {
    return this.written[id];
  }

  /** `vocab` and `merges` are the content of GPT-2's `vocab.json` and, line by line, of its `merges.txt`. */
  toJSON(): TokenizerJson {
    const { vocab, merges } = this.model;
    const { source, flags } = this.pattern;
    const lines = merges.map(([left, right]) => `${left} ${right}`);
    return { type: 'bpe', vocab, merges: lines, pattern: { source, flags }, special: this.specialTokens };
  }
}
