import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CharTokenizer, charTokenizer, RandomStream } from '@nacre/data';
import { type Tensor, tensor } from '@nacre/tensor';
import { findData } from './data.ts';
import type { ExampleOptions } from './options.ts';

export type Tokens = Tensor<[number, number], 'int32'>;

/** A text as tokens, one for each character. */
export interface CharacterText {
  readonly tokenizer: CharTokenizer;
  /** The first nine tenths. */
  readonly train: Int32Array;
  /** The last tenth. */
  readonly validation: Int32Array;
}

/** Tiny Shakespeare where a data folder was given, else a play written by code: the first so many characters. */
export async function play(options: Pick<ExampleOptions, 'data' | 'seed'>, count: number): Promise<CharacterText> {
  const folder = findData(options, 'tiny-shakespeare');
  const all = folder === undefined ? writtenPlay(options.seed, count) : await readFile(join(folder, 'input.txt'), 'utf8');
  const text = all.slice(0, count);
  const tokenizer = charTokenizer(text);
  const tokens = tokenizer.encode(text);
  const split = Math.floor(tokens.length * 0.9);
  return { tokenizer, train: tokens.subarray(0, split), validation: tokens.subarray(split) };
}

const speakers = ['KING', 'QUEEN', 'FOOL', 'GHOST'];
const nouns = ['crown', 'sword', 'night', 'heart', 'throne', 'moon', 'letter', 'storm'];
const adjectives = ['golden', 'broken', 'silent', 'noble', 'bitter', 'gentle'];
const verbs = ['seeks', 'fears', 'loves', 'breaks', 'remembers', 'betrays'];

/** Speeches of one sentence, so many characters at least. */
function writtenPlay(seed: number, count: number): string {
  const random = new RandomStream(seed, 0, 0);
  const one = (words: readonly string[]): string => words[random.integer(words.length)]!;
  const thing = (): string => `the ${one(adjectives)} ${one(nouns)}`;
  const speech = (): string => `${one(speakers)}:\nSee, ${thing()} ${one(verbs)} ${thing()}.\n\n`;
  let text = '';
  while (text.length < count) text += speech();
  return text;
}

/** Pieces of a text and, for each of their characters, the next one: both [batch, length]. */
export interface TextBatch {
  readonly inputs: Tokens;
  readonly targets: Tokens;
}

/** The pieces of a text that begin at these places. */
export function pieces(text: Int32Array, starts: readonly number[], length: number): TextBatch {
  const from = (shift: number): Tokens => {
    const tokens = new Int32Array(starts.length * length);
    for (const [i, start] of starts.entries()) tokens.set(text.subarray(start + shift, start + shift + length), i * length);
    return tensor(tokens, { shape: [starts.length, length] });
  };
  return { inputs: from(0), targets: from(1) };
}

/** The text cut into streams of one length, read side by side, so many characters at a time: the state of one batch is where the next begins. */
export function* streams(text: Int32Array, count: number, length: number): Generator<TextBatch> {
  const each = Math.floor((text.length - 1) / count);
  for (let at = 0; at + length <= each; at += length) {
    yield pieces(
      text,
      Array.from({ length: count }, (_, i) => i * each + at),
      length,
    );
  }
}

/** A character as the label of a row or column. */
export const visible = (character: string): string => (character === '\n' ? '↵' : character === ' ' ? '␣' : character);
