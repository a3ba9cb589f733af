import { lineChart } from '@nacre/train/charts';
import type { Run } from './example.ts';
import type { CharacterText } from './text.ts';

/** Called with the loss now and then while a model learns. */
export type Look = (step: number, loss: number) => Promise<void>;

export interface Learning {
  readonly title: string;
  train(look: Look): Promise<void>;
  /** The mean loss, in nats per character, over the text that is not learned from. */
  validate(): Promise<number>;
  /** What it is to be in the end. */
  readonly atMost: number;
}

/** Prints and draws how the losses of a training fall. */
export async function watch(run: Run, { title, train, validate, atMost }: Learning): Promise<void> {
  const [training, validation]: [[number, number][], [number, number][]] = [[], []];
  const start = performance.now();
  await train(async (step, loss) => {
    const held = await validate();
    training.push([step, loss]);
    validation.push([step, held]);
    console.log(`step ${step}: loss ${loss.toFixed(3)}, validation ${held.toFixed(3)}`);
  });
  run.figure('minutes of training', (performance.now() - start) / 60_000);
  run.figure('validation loss, nats per character', validation.at(-1)![1], { atMost });
  const series = [
    { name: 'training', points: training, faint: true },
    { name: 'validation', points: validation },
  ];
  await run.picture('loss.svg', lineChart({ title, xLabel: 'step', yLabel: 'nats per character', series }));
}

/** A model that goes on with a text. */
export interface Writer {
  sample(prompt: ArrayLike<number>, options: { length: number; temperature: number }): Promise<Int32Array>;
}

/** Has it write so many characters at each of three temperatures, and counts the words that are in the text it has read. */
export async function write(run: Run, writer: Writer, { tokenizer, train }: CharacterText, length: number): Promise<void> {
  let written = '';
  for (const temperature of [0.5, 0.8, 1]) {
    const tokens = await writer.sample(tokenizer.encode('\n\n'), { length, temperature });
    console.log(`\ntemperature ${temperature}\n${tokenizer.decode(tokens)}\n`);
    written += tokenizer.decode(tokens);
  }
  const share = knownWords(written, tokenizer.decode(train));
  run.figure('words written that the text has', share, { atLeast: run.choose(0.6, 0) });
}

/** The share of the words of one text that another contains, too. */
function knownWords(written: string, known: string): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z']+/g) ?? [];
  const [all, dictionary] = [words(written), new Set(words(known))];
  return all.filter((word) => dictionary.has(word)).length / all.length;
}
