import { ArgumentError } from '@nacre/tensor';
import type { Callback } from './callback.ts';
import { DivergenceError } from './errors.ts';

/** The options of `detectDivergence`. */
export interface DivergenceOptions {
  /** How many times the best mean loss is too much; 4 by default. */
  readonly factor?: number;
  /** Over how many steps the loss is averaged; 50 by default. */
  readonly steps?: number;
}

interface State {
  readonly recent: readonly number[];
  readonly best: number | undefined;
}

/**
 * Throws DivergenceError, which names the step, when the mean loss of some steps is above a multiple of the best such mean.
 *
 * @throws ArgumentError unless the factor is above 1 and steps a positive integer
 * @example
 * const callbacks = [detectDivergence({ factor: 3, steps: 100 })];
 */
export function detectDivergence(options: DivergenceOptions = {}): Callback {
  const { factor = 4, steps = 50 } = options;
  if (!(factor > 1)) throw new ArgumentError('detectDivergence', `factor is above 1, got ${factor}`);
  if (!(Number.isInteger(steps) && steps > 0))
    throw new ArgumentError('detectDivergence', `steps is a positive integer, got ${steps}`);
  let state: State = { recent: [], best: undefined };
  return {
    name: 'detectDivergence',
    onStep({ step, loss }) {
      const recent = [...state.recent, loss].slice(-steps);
      const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length;
      if (state.best !== undefined && mean > factor * state.best) {
        throw new DivergenceError(
          step,
          `the loss diverges: ${mean} over ${steps} steps, more than ${factor} times the best, ${state.best}`,
        );
      }
      const isFull = recent.length === steps;
      state = { recent, best: isFull ? Math.min(mean, state.best ?? Infinity) : state.best };
    },
    state: () => state,
    loadState: (saved: State) => {
      state = saved;
    },
  };
}
