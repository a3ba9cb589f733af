import { join } from 'node:path';
import { RandomStream } from '@nacre/data';
import { textLines } from '@nacre/data/node';
import { findData, type Run } from '@nacre/example-common';

export interface Names {
  readonly languages: readonly string[];
  /** Names of each language, in small letters a … z, none twice. */
  readonly byLanguage: readonly (readonly string[])[];
}

const languages = ['Arabic', 'Italian', 'Japanese', 'Russian'];

/** Surnames of four languages, at most so many of each, where a data folder was given, else such as sound a little like them. */
export async function names(run: Run, count: number): Promise<Names> {
  const folder = findData(run, 'names-by-language');
  if (folder === undefined) return { languages, byLanguage: madeUp(run.seed, count) };
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

/** How names begin, go on and end. */
const syllables = [
  [
    ['al', 'ha', 'sa', 'kha', 'na'],
    ['ss', 'da', 'ma', 'li', 'zi'],
    ['b', 'd', 'eh', 'oury', 'im'],
  ],
  [
    ['ba', 'fe', 'gio', 'pa', 'ro'],
    ['rr', 'ce', 'lo', 'ne', 'ss'],
    ['ini', 'etti', 'ucci', 'elli', 'one'],
  ],
  [
    ['ya', 'ta', 'ha', 'mi', 'ko'],
    ['ma', 'na', 'ki', 'shi', 'mo'],
    ['moto', 'da', 'ka', 'shita', 'gawa'],
  ],
  [
    ['bo', 'pe', 'vla', 'gri', 'ser'],
    ['ro', 'tro', 'dim', 'gor', 'me'],
    ['ov', 'ev', 'sky', 'in', 'enko'],
  ],
] as const;

function madeUp(seed: number, count: number): string[][] {
  const random = new RandomStream(seed, 3, 0);
  return syllables.map((parts) => {
    const made = Array.from({ length: count }, () => parts.map((some) => some[random.integer(some.length)]!).join(''));
    return [...new Set(made)];
  });
}
