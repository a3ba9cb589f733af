import { eventLoopTurn } from './event-loop.ts';

/** Batches in order; `next` may be called again before it has answered. */
export type Batches<B> = AsyncIterator<B, void, void>;

const done = { done: true, value: undefined } as const;

/**
 * Hands batches on, and asks for up to `prefetch` more while the one handed out is used. Never are there more: the next one is asked for
 * when one is taken.
 */
export async function* readAhead<B>(source: Batches<B>, prefetch: number): AsyncGenerator<B, void, void> {
  const ahead: Promise<IteratorResult<B, void>>[] = [];
  const ask = (): void => {
    const batch = source.next();
    // Its error is for whoever takes it, if anybody does.
    batch.catch(() => {});
    ahead.push(batch);
  };
  try {
    for (;;) {
      if (ahead.length === 0) ask();
      const batch = ahead.shift()!;
      while (ahead.length < prefetch) ask();
      const result = await batch;
      if (result.done === true) return;
      yield result.value;
    }
  } finally {
    await source.return?.();
  }
}

/**
 * Makes each batch in a turn of the event loop of its own: first comes who was handed a batch and gives the device work, then, while the
 * device is busy, the next batch.
 */
export function inTurns<B>(source: Batches<B>): Batches<B> {
  let left = false;
  return {
    async next() {
      await eventLoopTurn();
      return left ? done : source.next();
    },
    async return() {
      left = true;
      await source.return?.();
      return done;
    },
  };
}

/** A batch for each place. */
export function batchesOf<P, B>(places: Iterator<P>, make: (place: P) => Promise<B>, leave: () => void = () => {}): Batches<B> {
  return {
    async next() {
      const place = places.next();
      return place.done === true ? done : { done: false, value: await make(place.value) };
    },
    async return() {
      leave();
      return done;
    },
  };
}
