import { join } from 'node:path';
import { textLines } from '@nacre/data/node';
import { findData, type Run } from '@nacre/example-common';
import { type Sentence, writtenSentences } from './written-sentences.ts';

/** Sentences of film reviews where a data folder was given, else so many written by code. */
export async function sentences(run: Run, count: number): Promise<Sentence[]> {
  const folder = findData(run, 'rt-polarity');
  if (folder === undefined) return writtenSentences(run.seed, count);
  const read = async (file: string, label: 0 | 1): Promise<Sentence[]> => {
    const lines = await textLines(join(folder, file), { encoding: 'windows-1252' }).toArray();
    return lines.map((text) => ({ text, label }));
  };
  return [...(await read('rt-polarity.pos', 1)), ...(await read('rt-polarity.neg', 0))];
}
