import type { IterableDataset, SampleContext } from '../dataset.ts';
import { iterableDataset, samplesOf } from './iterable-dataset.ts';

/** What the combinators of datasets do to those that are read one sample after the other. */

export function mapStream<T, U>(
  source: IterableDataset<T>,
  f: (sample: T, index: number, context: SampleContext) => U,
): IterableDataset<Awaited<U>> {
  return iterableDataset(
    async function* (context) {
      let index = 0;
      for await (const sample of samplesOf(source, context)) yield await f(sample, index++, context);
    },
    { length: source.length },
  );
}

export function filterStream<T>(
  source: IterableDataset<T>,
  keep: (sample: T, index: number) => boolean | Promise<boolean>,
): IterableDataset<T> {
  return iterableDataset(async function* (context) {
    let index = 0;
    for await (const sample of samplesOf(source, context)) {
      if (await keep(sample, index++)) yield sample;
    }
  });
}

export function takeStream<T>(source: IterableDataset<T>, count: number): IterableDataset<T> {
  return iterableDataset(
    async function* (context) {
      if (count === 0) return;
      let taken = 0;
      for await (const sample of samplesOf(source, context)) {
        yield sample;
        if (++taken === count) return;
      }
    },
    { length: source.length === undefined ? undefined : Math.min(count, source.length) },
  );
}

export function concatStreams<T>(sources: readonly IterableDataset<T>[]): IterableDataset<T> {
  const lengths = sources.map(({ length }) => length);
  return iterableDataset(
    async function* (context) {
      for (const source of sources) yield* samplesOf(source, context);
    },
    { length: lengths.reduce((sum, length) => (sum === undefined || length === undefined ? undefined : sum + length), 0) },
  );
}
