import { ArgumentError } from '@nacre/tensor';
import { type Direction, directionOf, isBetter, monitored } from '../monitor.ts';
import { decodeCheckpoint, encodeCheckpoint, type Manifest, readManifest } from './checkpoint.ts';
import { CheckpointDamagedError, CheckpointWriteError } from './errors.ts';
import type { CheckpointStore } from './store.ts';
import type { Checkpoints, Moment, TrainingState } from './training-state.ts';

/** When checkpoints are taken, and which are kept. */
export interface CheckpointOptions {
  /** Saves after each multiple of so many steps. */
  readonly everySteps?: number;
  /** Saves after the first step that ends so many minutes after the last time. */
  readonly everyMinutes?: number;
  /** Saves at the end of each multiple of so many epochs; 1 by default if neither steps nor minutes are given. */
  readonly everyEpochs?: number;
  /** How many of the newest are kept; 3 by default. */
  readonly keepLast?: number;
  /** How many of the best are kept beside them; 1 by default, with `monitor`. An epoch that is among the best is saved in any case. */
  readonly keepBest?: number;
  /** What makes an epoch a good one; by default nothing does. */
  readonly monitor?: string;
  /** Whether less is better or more; by default less for losses, errors and perplexity. */
  readonly mode?: Direction;
  /** If the newest is damaged, resuming throws CheckpointDamagedError, or goes on from the one before and tells `onError`. `error` by default. */
  readonly damaged?: 'error' | 'previous';
  /** Told of a checkpoint that cannot be written, and training goes on; without it, `fit` throws the error. */
  readonly onError?: (error: CheckpointWriteError | CheckpointDamagedError) => void;
}

/** A checkpoint that is there. */
export interface CheckpointEntry {
  readonly name: string;
  readonly step: number;
  readonly epoch: number;
  /** The value of what is monitored, where an epoch ended with it. */
  readonly value: number | undefined;
}

/** In their order; at the end of an epoch there may be two of one step. */
const nameOf = ({ step, values }: Moment): string => `step-${String(step).padStart(9, '0')}${values === undefined ? '' : '-end'}`;

/**
 * Checkpoints of training in a store, for `fit`. A crash at any moment leaves the earlier ones as they were.
 *
 * @throws ArgumentError for options out of range
 * @example
 * const checkpoints = checkpointsIn(opfsStore('digits'), { everyMinutes: 2, keepLast: 2 });
 */
export function checkpointsIn(
  store: CheckpointStore,
  options: CheckpointOptions = {},
): Checkpoints & { list(): Promise<CheckpointEntry[]> } {
  check(options);
  const { everySteps, everyMinutes, keepLast = 3, keepBest = 1, monitor, damaged = 'error', onError } = options;
  const everyEpochs = options.everyEpochs ?? (everySteps === undefined && everyMinutes === undefined ? 1 : undefined);
  const direction = options.mode ?? directionOf(monitor ?? '');
  let savedAt = performance.now();
  /** The name of the last one. */
  let saved: string | undefined;
  /** The value that an epoch must surpass to be among the best; undefined while there is room. */
  let hurdle: number | undefined;

  /** Those that are whole, as far as their manifests tell, oldest first. */
  async function entries(): Promise<CheckpointEntry[]> {
    const found: CheckpointEntry[] = [];
    for (const name of (await store.list()).sort()) {
      const manifest = await readManifest(store, name).catch(() => undefined);
      if (manifest !== undefined) found.push(entryOf(name, manifest));
    }
    return found;
  }

  function entryOf(name: string, { step, epoch, values }: Manifest): CheckpointEntry {
    const value = monitor === undefined ? undefined : values?.[monitor];
    return { name, step, epoch, value: value ?? undefined };
  }

  /** The best of some, best first. */
  function bestOf(list: readonly CheckpointEntry[]): CheckpointEntry[] {
    const sign = direction === 'min' ? 1 : -1;
    const valued = list.filter((entry): entry is CheckpointEntry & { value: number } => Number.isFinite(entry.value));
    return valued.sort((a, b) => sign * (a.value - b.value) || a.step - b.step).slice(0, keepBest);
  }

  async function tidy(): Promise<void> {
    const all = await entries();
    const best = bestOf(all);
    const kept = new Set([...all.slice(-keepLast), ...best].map(({ name }) => name));
    for (const { name } of all) if (!kept.has(name)) await store.remove(name);
    hurdle = best.length < keepBest ? undefined : best.at(-1)?.value;
  }

  const isAmongBest = (values: Readonly<Record<string, number>>): boolean =>
    monitor !== undefined && keepBest > 0 && isBetter(monitored('checkpoints', monitor, values), hurdle, 0, direction);

  return {
    async begin() {
      savedAt = performance.now();
      await tidy();
    },
    isDue({ step, epochs, values }: Moment) {
      if (values !== undefined) return isAmongBest(values) || (everyEpochs !== undefined && epochs % everyEpochs === 0);
      if (everySteps !== undefined && step % everySteps === 0) return true;
      return everyMinutes !== undefined && performance.now() - savedAt >= everyMinutes * 60_000;
    },
    async save(state: TrainingState, moment: Moment) {
      const name = nameOf(moment);
      if (name === saved) return;
      try {
        await store.write(name, await encodeCheckpoint(state, moment.values));
        [saved, savedAt] = [name, performance.now()];
        await tidy();
      } catch (error) {
        const failure = new CheckpointWriteError(name, error);
        if (onError === undefined) throw failure;
        onError(failure);
      }
    },
    async load() {
      for (const name of (await store.list()).sort().reverse()) {
        try {
          const manifest = await readManifest(store, name);
          if (manifest !== undefined) return await decodeCheckpoint(store, name, manifest);
        } catch (error) {
          if (damaged === 'error' || !(error instanceof CheckpointDamagedError)) throw error;
          onError?.(error);
        }
      }
      return undefined;
    },
    list: entries,
  };
}

function check({ everySteps, everyMinutes, everyEpochs, keepLast, keepBest }: CheckpointOptions): void {
  const require = (fits: boolean, expected: string, got: unknown): void => {
    if (!fits) throw new ArgumentError('checkpoints', `${expected}, got ${got}`);
  };
  for (const [name, value] of Object.entries({ everySteps, everyEpochs, keepLast }))
    require(value === undefined || (Number.isInteger(value) && value > 0), `${name} is a positive integer`, value);
  require(everyMinutes === undefined || everyMinutes > 0, 'everyMinutes is positive', everyMinutes);
  require(keepBest === undefined ||
    (Number.isInteger(keepBest) && keepBest >= 0), 'keepBest is an integer, at least 0', keepBest);
}
