import { mkdirSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Callback, Training } from '../callback.ts';
import type { EpochRecord } from '../history.ts';
import { eventRecord, fileVersion, type Logged, recordLength, recordStep } from './event-file.ts';
import { LogFile } from './node-log-file.ts';

/** The options of `tensorBoardLog`. */
export interface TensorBoardOptions {
  /** Whether the loss and rate of each step are logged, beside the values of the epochs; true by default. */
  readonly steps?: boolean;
  /** Whether histograms of all parameters are logged after each epoch; false by default. */
  readonly histograms?: boolean;
  /** What else to log after each epoch: scalars, histograms, images. */
  readonly more?: (record: EpochRecord, training: Training) => readonly Logged[] | Promise<readonly Logged[]>;
}

/**
 * Writes an event file for TensorBoard: `loss/step`, `lr`, and after each epoch `loss/train`, `loss/validation` and the like of every metric. A
 * new file is begun, unless training is resumed: then the newest of the directory is gone on with, and what it has of steps that will be taken again is
 * cut off.
 *
 * @example
 * const callbacks = [tensorBoardLog('runs/digits', { histograms: true })];
 */
export function tensorBoardLog(directory: string, options: TensorBoardOptions = {}): Callback {
  const { steps = true, histograms = false, more } = options;
  let file: LogFile | undefined;
  const log = (step: number, entries: readonly Logged[]): void => file!.append(eventRecord(Date.now() / 1000, step, entries));

  return {
    name: `tensorBoardLog ${directory}`,
    onFitStart({ firstStep }) {
      mkdirSync(directory, { recursive: true });
      const last = firstStep === 0 ? undefined : readdirSync(directory).filter(isEventFile).sort().at(-1);
      const fresh = `events.out.tfevents.${Math.floor(Date.now() / 1000)}.${hostname()}.${process.pid}`;
      file = new LogFile(join(directory, last ?? fresh), (bytes) => keptRecords(bytes, firstStep));
      if (last === undefined) file.append(fileVersion(Date.now() / 1000));
    },
    onStep({ step, loss, lr, gradNorm }) {
      if (!steps) return;
      const norm: Logged[] = gradNorm === undefined ? [] : [{ tag: 'gradNorm', scalar: gradNorm }];
      log(step, [{ tag: 'loss/step', scalar: loss }, { tag: 'lr', scalar: lr }, ...norm]);
    },
    async onEpochEnd(record, training) {
      const { step, values } = record;
      const scalars = Object.entries(values).flatMap(([name, scalar]) => (name === 'lr' ? [] : [{ tag: tagOf(name), scalar }]));
      const parameters = histograms ? await parameterHistograms(training) : [];
      log(step, [...scalars, ...parameters, ...((await more?.(record, training)) ?? [])]);
    },
    close: () => file?.close(),
  };
}

const isEventFile = (name: string): boolean => name.startsWith('events.out.tfevents.');

/** `valLoss` becomes `loss/validation`, `loss` becomes `loss/train`, so that they stand together. */
function tagOf(name: string): string {
  const validated = /^val([A-Z].*)$/.exec(name)?.[1];
  return validated === undefined ? `${name}/train` : `${validated.charAt(0).toLowerCase()}${validated.slice(1)}/validation`;
}

async function parameterHistograms({ model }: Training): Promise<Logged[]> {
  const named = model.namedParameters();
  return Promise.all(
    named.map(async ([name, parameter]) => ({ tag: name.replaceAll('.', '/'), histogram: await parameter.data() })),
  );
}

/** The bytes of the records up to a step. */
function keptRecords(bytes: Uint8Array, step: number): number {
  let at = 0;
  while (true) {
    const length = recordLength(bytes.subarray(at));
    if (length === undefined || recordStep(bytes.subarray(at)) > step) return at;
    at += length;
  }
}
