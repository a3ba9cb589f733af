import { join } from 'node:path';
import { RandomStream } from '@nacre/data';
import { textLines } from '@nacre/data/node';
import { findData, type Run } from '@nacre/example-common';

export interface Sentence {
  readonly text: string;
  /** 1 for praise, 0 for blame. */
  readonly label: 0 | 1;
}

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

const subjects = ['the plot', 'the film', 'the music', 'the cast', 'the ending', 'this story', 'the camera'];
const praise = ['moving', 'clever', 'funny', 'warm', 'gripping', 'fresh'];
const blame = ['dull', 'clumsy', 'shallow', 'loud', 'tedious', 'stale'];
const turns = ['is', 'is', 'is always', 'is not'];

/** Two remarks, the second of which counts; a negation turns it round. */
function writtenSentences(seed: number, count: number): Sentence[] {
  const random = new RandomStream(seed, 2, 0);
  const one = (words: readonly string[]): string => words[random.integer(words.length)]!;
  return Array.from({ length: count }, () => {
    const turn = one(turns);
    const praises = random.integer(2) === 1;
    const turned = turn === 'is not';
    const aside = `${one(subjects)} is ${one([...praise, ...blame])}`;
    const text = `${aside} , but ${one(subjects)} ${turn} ${one(praises ? praise : blame)} .`;
    return { text, label: praises !== turned ? 1 : 0 };
  });
}
