import { tickStep, ticks } from 'd3-array';
import { numeral } from './numerals.ts';

export type Interval = readonly [from: number, to: number];

/** From the values of an axis to pixels. */
export interface Scale {
  (value: number): number;
  /** From pixels to values. */
  invert(pixel: number): number;
  /** Round values along the axis, about so many, as people write them. */
  ticks(count: number): readonly Tick[];
}

interface Tick {
  readonly value: number;
  readonly text: string;
}

/** The line that takes one interval to another. */
const between =
  ([from, to]: Interval, [start, end]: Interval) =>
  (value: number): number =>
    start + ((value - from) / (to - from)) * (end - start);

export function linearScale(domain: Interval, range: Interval): Scale {
  return Object.assign(between(domain, range), {
    invert: between(range, domain),
    ticks(count: number) {
      const decimals = Math.max(0, -Math.floor(Math.log10(tickStep(...domain, count))));
      const text = (value: number) => value.toLocaleString('en', { minimumFractionDigits: decimals }).replace('-', '−');
      return ticks(...domain, count).map((value) => ({ value, text: text(value) }));
    },
  });
}

/** Its ticks are powers of the base, or, where there is room, also 2 and 5 times powers of ten. */
export function logScale(domain: Interval, range: Interval, base: 2 | 10): Scale {
  const log = base === 2 ? Math.log2 : Math.log10;
  const exponents: Interval = [log(domain[0]), log(domain[1])];
  const [place, exponent] = [between(exponents, range), between(range, exponents)];
  return Object.assign((value: number) => place(log(value)), {
    invert: (pixel: number) => base ** exponent(pixel),
    ticks: (count: number) => roundValues(domain, exponents, base, count).map((value) => ({ value, text: numeral(value) })),
  });
}

function roundValues([least, greatest]: Interval, exponents: Interval, base: 2 | 10, count: number): number[] {
  const first = Math.floor(exponents[0]);
  const powers = Array.from({ length: Math.ceil(exponents[1]) - first + 1 }, (_, i) => base ** (first + i));
  const inside = (values: number[]): number[] => values.filter((value) => value >= least && value <= greatest);
  const finer = base === 10 ? inside(powers.flatMap((power) => [power, 2 * power, 5 * power])) : [];
  if (finer.length > 0 && finer.length <= count) return finer;
  const plain = inside(powers);
  const step = Math.ceil(plain.length / Math.max(1, count));
  return plain.filter((_, i) => i % step === 0);
}
