import { join } from 'node:path';
import { textLines } from '@nacre/data/node';
import { findData, type Run } from '@nacre/example-common';
import { languages, madeUpNames, type Names } from './made-up-names.ts';

/** Surnames of four languages, at most so many of each, where a data folder was given, else such as sound a little like them. */
export async function names(run: Run, count: number): Promise<Names> {
  const folder = findData(run, 'names-by-language');
  if (folder === undefined) return madeUpNames(run.seed, count);
  const read = async (language: string): Promise<string[]> => {
    const lines = await textLines(join(folder, `${language}.txt`)).toArray();
    return [...new Set(lines.map(plain))].slice(0, count);
  };
  return { languages, byLanguage: await Promise.all(languages.map(read)) };
}

/** Without accents, blanks and apostrophes. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
