import { DataFormatError } from '../errors.ts';
import { bpe, type Gpt2Files } from './bpe.ts';
import { CharTokenizer } from './char-tokenizer.ts';
import type { SpecialTokens } from './special-tokens.ts';
import type { Tokenizer, TokenizerJson } from './tokenizer.ts';
import { WordTokenizer } from './word-tokenizer.ts';

type Content = Readonly<Record<string, unknown>>;

const readers: Readonly<Record<TokenizerJson['type'], (content: Content, special: SpecialTokens) => Tokenizer>> = {
  char: (content, special) => new CharTokenizer([...text(content, 'characters')], special),
  word: (content, special) => {
    const cutting = { lowercase: content.lowercase === true, pattern: pattern(content) };
    return new WordTokenizer(texts(content, 'words'), cutting, special);
  },
  bpe: (content, special) => {
    const files: Gpt2Files = { merges: texts(content, 'merges'), vocab: record(content, 'vocab') as Record<string, number> };
    return bpe(files, { special, pattern: pattern(content) });
  },
};

/**
 * The tokenizer whose `toJSON()` gave this; a checkpoint keeps it beside the weights.
 *
 * @throws DataFormatError when the value is not what `toJSON` gives.
 * @example
 * const tokenizer = bpe('to be or not to be', { vocabSize: 260 });
 * const kept = JSON.stringify(tokenizer);
 * tokenizerFromJson(JSON.parse(kept)).encode('to be'); // Int32Array [257, 258]
 */
export function tokenizerFromJson(json: unknown): Tokenizer {
  const content: Content = isRecord(json) ? json : {};
  const { type } = content;
  if (typeof type !== 'string' || !Object.hasOwn(readers, type)) {
    throw new DataFormatError(
      'tokenizerFromJson',
      `type is one of ${Object.keys(readers).join(', ')}, got ${JSON.stringify(type)}`,
    );
  }
  return readers[type as TokenizerJson['type']](content, record(content, 'special') as SpecialTokens);
}

const isRecord = (value: unknown): value is Content => typeof value === 'object' && value !== null && !Array.isArray(value);

function text(content: Content, name: string): string {
  const value = content[name];
  if (typeof value === 'string') return value;
  throw new DataFormatError('tokenizerFromJson', `${name} is a text, got ${typeof value}`);
}

function texts(content: Content, name: string): readonly string[] {
  const value = content[name];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new DataFormatError('tokenizerFromJson', `${name} is a list of texts, got ${typeof value}`);
}

function record(content: Content, name: string): Content {
  const value = content[name];
  if (isRecord(value)) return value;
  throw new DataFormatError('tokenizerFromJson', `${name} is a record, got ${value === null ? 'null' : typeof value}`);
}

function pattern(content: Content): RegExp {
  const written = record(content, 'pattern');
  const [source, flags] = [text(written, 'source'), text(written, 'flags')];
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    const error = new DataFormatError('tokenizerFromJson', `the pattern is no regular expression: ${source}`);
    error.cause = cause;
    throw error;
  }
}
