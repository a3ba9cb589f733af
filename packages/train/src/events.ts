import type { Callback } from './callback.ts';
import type { EpochRecord, History, StepRecord } from './history.ts';

/** What happens in training, for a page. */
export type TrainingEvent =
  | { readonly type: 'start'; readonly epochs: number; readonly stepsPerEpoch: number | undefined; readonly firstStep: number }
  | { readonly type: 'step'; readonly record: StepRecord }
  | { readonly type: 'epoch'; readonly record: EpochRecord }
  | { readonly type: 'end'; readonly history: History };

/** A callback that can be listened to: every loop over it gets the events from its beginning on, and ends with the training. */
export interface TrainingEvents extends Callback, AsyncIterable<TrainingEvent> {}

/**
 * Training as a stream of events, for a page that shows them. Training does not wait for who listens. The loop also ends after an error,
 * which `fit` throws.
 *
 * @example
 * const events = trainingEvents();
 * const model = new Linear(1, 1);
 * const done = fit(model, {
 *   data: [[tensor([[1]]), tensor([[2]])]],
 *   loss: mse,
 *   optimizer: new SGD(model.parameters(), { lr: 0.1 }),
 *   epochs: 2,
 *   callbacks: [events],
 * });
 * const seen = [];
 * for await (const event of events) seen.push(event.type);
 * await done;
 * seen; // ['start', 'step', 'epoch', 'step', 'epoch', 'end']
 */
export function trainingEvents(): TrainingEvents {
  const listeners = new Set<(event: TrainingEvent | undefined) => void>();
  const tell = (event: TrainingEvent | undefined): void => {
    for (const listener of listeners) listener(event);
  };
  return {
    name: 'events',
    onFitStart: ({ epochs, stepsPerEpoch, firstStep }) => tell({ type: 'start', epochs, stepsPerEpoch, firstStep }),
    onStep: (record) => tell({ type: 'step', record }),
    onEpochEnd: (record) => tell({ type: 'epoch', record }),
    onFitEnd: (history) => tell({ type: 'end', history }),
    close: () => tell(undefined),
    async *[Symbol.asyncIterator]() {
      const waiting: (TrainingEvent | undefined)[] = [];
      let wake = (): void => {};
      const listener = (event: TrainingEvent | undefined): void => {
        waiting.push(event);
        wake();
      };
      listeners.add(listener);
      try {
        while (true) {
          while (waiting.length > 0) {
            const event = waiting.shift();
            if (event === undefined) return;
            yield event;
          }
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        listeners.delete(listener);
      }
    },
  };
}
