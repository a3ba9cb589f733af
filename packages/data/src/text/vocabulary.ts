import { VocabularyError } from '../errors.ts';
import { type SpecialIds, type SpecialTokens, specialIds, specialTokenList } from './special-tokens.ts';

/** Tokens and their numbers: the special ones first, then the others in the order given. */
export class Vocabulary {
  readonly tokens: readonly string[];
  readonly special: SpecialIds;
  /** How many special tokens there are. */
  readonly specialCount: number;
  private readonly ids: ReadonlyMap<string, number>;

  constructor(operation: string, tokens: readonly string[], special: SpecialTokens) {
    const specialTokens = specialTokenList(operation, special);
    this.specialCount = specialTokens.length;
    this.tokens = [...specialTokens, ...tokens];
    this.special = specialIds(special, (token) => specialTokens.indexOf(token));
    // Text never becomes a special token, not even where it is written the same.
    this.ids = new Map(tokens.map((token, i) => [token, specialTokens.length + i]));
  }

  /** The token of a part of a text, which begins there. */
  id(part: string, position: number): number {
    const id = this.ids.get(part) ?? this.special.unk;
    if (id === undefined) throw new VocabularyError('encode', part, position, this.tokens.length);
    return id;
  }

  /** How the tokens are written; the special ones only when they are asked for. */
  texts(ids: ArrayLike<number>, withSpecial: boolean): string[] {
    const texts: string[] = [];
    for (let i = 0; i < ids.length; i++) {
      const token = this.tokens[ids[i]!];
      if (token === undefined) throw new VocabularyError('decode', ids[i]!, i, this.tokens.length);
      if (withSpecial || ids[i]! >= this.specialCount) texts.push(token);
    }
    return texts;
  }
}
