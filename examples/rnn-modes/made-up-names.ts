import { RandomStream } from '@nacre/data';

export interface Names {
  readonly languages: readonly string[];
  /** Names of each language, in small letters a … z, none twice. */
  readonly byLanguage: readonly (readonly string[])[];
}

export const languages = ['Arabic', 'Italian', 'Japanese', 'Russian'];

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

/** At most so many names of each language that sound a little like it, drawn from a seed. */
export function madeUpNames(seed: number, count: number): Names {
  const random = new RandomStream(seed, 3, 0);
  const byLanguage = syllables.map((parts) => {
    const made = Array.from({ length: count }, () => parts.map((some) => some[random.integer(some.length)]!).join(''));
    return [...new Set(made)];
  });
  return { languages, byLanguage };
}
