import { mixed } from './draw.ts';

/** Losses of the first steps, or a few numbers that pin an output down: mean |y|, a mean with random weights, and four elements. */
export type Answer = readonly number[];

/** How many losses a training workload answers with. */
export const lossesCompared = 6;

export function sketch(values: ArrayLike<number>): Answer {
  const count = values.length;
  let size = 0;
  let weighted = 0;
  for (let i = 0; i < count; i++) {
    size += Math.abs(values[i]!);
    weighted += (mixed(i, 1) / 2 ** 31 - 1) * values[i]!;
  }
  const places = [0, Math.floor(count / 3), Math.floor(count / 2), count - 1];
  return [size / count, weighted / count, ...places.map((place) => values[place]!)];
}

/**
 * How far an answer is from the reference's: of losses relative to how far the loss moved, of an output relative to the mean of its absolute
 * values. Not a number where an answer has none.
 */
export function disagreement(kind: 'training' | 'output', answer: Answer, reference: Answer): number {
  if (answer.length !== reference.length) return Number.NaN;
  const distances = answer.map((value, i) => Math.abs(value - reference[i]!));
  const scale = kind === 'training' ? Math.max(...reference.map((loss) => Math.abs(loss - reference[0]!))) : reference[0]!;
  return Math.max(...distances) / scale;
}
