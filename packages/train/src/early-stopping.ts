import { ArgumentError, type Tensor } from '@nacre/tensor';
import type { Callback, Training } from './callback.ts';
import type { EpochRecord } from './history.ts';
import { type Direction, directionOf, isBetter, monitored } from './monitor.ts';
import { copyOfState } from './weights.ts';

/** The options of `earlyStopping`. */
export interface EarlyStoppingOptions {
  /** A value of the epochs; `valLoss` by default. */
  readonly monitor?: string;
  /** Epochs without improvement after which training stops; 5 by default. */
  readonly patience?: number;
  /** How much better a value must be to count; 0 by default. */
  readonly minDelta?: number;
  /** Whether less is better or more; by default less for losses, errors and perplexity. */
  readonly mode?: Direction;
  /** Whether the model ends with the weights and buffers of its best epoch; true by default. */
  readonly restoreBest?: boolean;
}

interface State {
  readonly best: number | undefined;
  readonly bestEpoch: number;
  readonly waited: number;
  readonly weights: Readonly<Record<string, Tensor>> | undefined;
}

/**
 * Stops training when a value no longer improves, and gives the model back the weights of its best epoch.
 *
 * @throws ArgumentError if patience is no integer or minDelta is negative; in training, if there is no such value
 * @example
 * const callbacks = [earlyStopping({ monitor: 'valAccuracy', patience: 3 })];
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): Callback {
  const { monitor = 'valLoss', patience = 5, minDelta = 0, mode, restoreBest = true } = options;
  if (!(Number.isInteger(patience) && patience >= 0))
    throw new ArgumentError('earlyStopping', `patience is an integer, at least 0, got ${patience}`);
  if (!(minDelta >= 0)) throw new ArgumentError('earlyStopping', `minDelta is not negative, got ${minDelta}`);
  let state: State = { best: undefined, bestEpoch: -1, waited: 0, weights: undefined };

  const stopIfWaited = (training: Training): void => {
    if (state.waited >= Math.max(1, patience)) training.stop(`${monitor} has not improved since epoch ${state.bestEpoch}`);
  };
  return {
    name: 'earlyStopping',
    onFitStart: stopIfWaited,
    async onEpochEnd({ epoch, values }: EpochRecord, training) {
      const value = monitored('earlyStopping', monitor, values);
      if (isBetter(value, state.best, minDelta, mode ?? directionOf(monitor))) {
        const weights = restoreBest ? await copyOfState(training.model) : undefined;
        state = { best: value, bestEpoch: epoch, waited: 0, weights };
      } else {
        state = { ...state, waited: state.waited + 1 };
        stopIfWaited(training);
      }
    },
    onFitEnd(_history, { model }) {
      if (state.weights !== undefined) model.loadStateDict(state.weights);
    },
    state: () => state,
    loadState: (saved: State) => {
      state = saved;
    },
  };
}
