import { RandomStream } from '@nacre/data';
import type { Names } from './made-up-names.ts';

/** What goes in at a step (nothing, where it is undefined) and what shall come out (nothing is asked, where it is undefined). */
export interface Step {
  readonly input?: readonly number[];
  readonly target?: number;
  /** How the input is written in pictures. */
  readonly shown?: string;
}

/** A task: sequences of steps, some to learn from and some held out. */
export interface Mode {
  readonly name: string;
  /** What each class is called. */
  readonly classes: readonly string[];
  readonly train: readonly (readonly Step[])[];
  readonly test: readonly (readonly Step[])[];
  readonly hidden: number;
  readonly epochs: number;
  /** The share of sequences held out to be right from beginning to end, at least. */
  readonly least: number;
}

const oneHot = (index: number, count: number): number[] => Array.from({ length: count }, (_, i) => (i === index ? 1 : 0));
const digitNames = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const decimal = Array.from({ length: 10 }, (_, digit) => String(digit));

/** The segments a … g of a display that show each digit. */
const segments = ['1111110', '0110000', '1101101', '1111001', '0110011', '1011011', '1011111', '1110000', '1111111', '1111011'];

/** One to one: the segments of a display, which digit. The recurrence has one step, and nothing to remember. */
export function display(): Mode {
  const all = segments.map((lit, target): Step[] => [{ input: Array.from(lit, Number), target, shown: lit }]);
  return { name: 'one to one', classes: decimal, train: all, test: all, hidden: 16, epochs: 120, least: 1 };
}

/** One to many: a digit goes in, then nothing any more; its name comes out, letter by letter, and a full stop. */
export function spelling(): Mode {
  const letters = [...new Set(digitNames.join(''))].sort().concat('.');
  const all = digitNames.map((name, digit): Step[] =>
    Array.from(`${name}.`, (letter, t) => ({
      target: letters.indexOf(letter),
      ...(t === 0 ? { input: oneHot(digit, 10), shown: String(digit) } : {}),
    })),
  );
  return { name: 'one to many', classes: letters, train: all, test: all, hidden: 32, epochs: 200, least: 1 };
}

/** Many to one: a surname goes in letter by letter, and at its end its language comes out. */
export function languages({ languages, byLanguage }: Names): Mode {
  const sequences = byLanguage.map((names, language) =>
    names.map((name): Step[] =>
      Array.from(name, (letter, t) => ({
        input: oneHot(letter.charCodeAt(0) - 97, 26),
        shown: letter,
        ...(t === name.length - 1 ? { target: language } : {}),
      })),
    ),
  );
  const part = (held: boolean): Step[][] => sequences.flatMap((each) => each.filter((_, i) => (i % 5 === 0) === held));
  return { name: 'many to one', classes: languages, train: part(false), test: part(true), hidden: 64, epochs: 12, least: 0.8 };
}

/** Many to many, in step: two binary numbers go in from their last digits on, and their sum comes out; the carry is what it remembers. */
export function addition(seed: number): Mode {
  const random = new RandomStream(seed, 4, 0);
  const sum = (bits: number): Step[] => {
    const [a, b] = [random.integer(2 ** bits), random.integer(2 ** bits)];
    return Array.from({ length: bits + 1 }, (_, t) => {
      const input = [(a >> t) & 1, (b >> t) & 1];
      return { input, shown: input.join('+'), target: ((a + b) >> t) & 1 };
    });
  };
  const some = (count: number, bits: number): Step[][] => Array.from({ length: count }, () => sum(bits));
  const sets = { train: some(200, 7), test: some(100, 20) };
  return { name: 'many to many, in step', classes: ['0', '1'], ...sets, hidden: 16, epochs: 60, least: 0.99 };
}

/** Many to many, one after the other: four digits go in, and when no more come, they come out backwards. */
export function reversal(seed: number): Mode {
  const random = new RandomStream(seed, 5, 0);
  const all = Array.from({ length: 6 ** 4 }, (_, n) => Array.from({ length: 4 }, (_, i) => Math.floor(n / 6 ** i) % 6));
  const sequences = all.map((digits): Step[] => [
    ...digits.map((digit) => ({ input: oneHot(digit, 6), shown: String(digit) })),
    ...digits.toReversed().map((target) => ({ target })),
  ]);
  const [train, test]: [Step[][], Step[][]] = [[], []];
  for (const sequence of sequences) (random.integer(5) === 0 ? test : train).push(sequence);
  const name = 'many to many, one after the other';
  return { name, classes: decimal.slice(0, 6), train, test, hidden: 64, epochs: 40, least: 0.95 };
}
