import { RandomStream } from '@nacre/data';

export interface Sentence {
  readonly text: string;
  /** 1 for praise, 0 for blame. */
  readonly label: 0 | 1;
}

const subjects = ['the plot', 'the film', 'the music', 'the cast', 'the ending', 'this story', 'the camera'];
const praise = ['moving', 'clever', 'funny', 'warm', 'gripping', 'fresh'];
const blame = ['dull', 'clumsy', 'shallow', 'loud', 'tedious', 'stale'];
const turns = ['is', 'is', 'is always', 'is not'];

/** Two remarks, the second of which counts; a negation turns it round. */
export function writtenSentences(seed: number, count: number): Sentence[] {
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
