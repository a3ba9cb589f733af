import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findData, type Run } from '@nacre/example-common';
import { english, french } from './numbers.ts';

/** A sentence and all its translations. */
export interface Sentence {
  readonly source: string;
  readonly targets: readonly string[];
}

/** What is to be learned by heart. */
export interface Pair {
  readonly source: string;
  readonly target: string;
}

/** English sentences with French ones, where a folder was given; else numbers in words. */
export async function readSentences(run: Run): Promise<Sentence[]> {
  const folder = findData(run, 'eng-fra');
  if (folder === undefined) return numbers(run.choose(1000, 60));
  const lines = (await readFile(join(folder, 'eng-fra.txt'), 'utf8')).split('\n').filter((line) => line !== '');
  const translations = new Map<string, Set<string>>();
  for (const line of lines) {
    const [source, target] = line.split('\t').map(plain) as [string, string];
    translations.set(source, (translations.get(source) ?? new Set()).add(target));
  }
  return Array.from(translations, ([source, targets]) => ({ source, targets: [...targets] }));
}

/** The data set uses spaces of several widths, and two apostrophes, without a rule. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').replaceAll('’', "'").trim();

const numbers = (count: number): Sentence[] =>
  Array.from({ length: count }, (_, n) => ({ source: english(n), targets: [french(n)] }));

/**
 * A pair for each translation. Nothing in a sentence tells which of several translations is meant, so a number before it does, from the second
 * on: "Go.", "2 Go.", "3 Go.".
 */
export const pairsOf = (sentences: readonly Sentence[]): Pair[] =>
  sentences.flatMap(({ source, targets }) =>
    targets.map((target, i) => ({ source: i === 0 ? source : `${i + 1} ${source}`, target })),
  );
