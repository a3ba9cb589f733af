import { SingleBar } from 'cli-progress';
import type { Callback, Training } from './callback.ts';
import type { EpochRecord, StepRecord } from './history.ts';

/** The options of `progressBar`. */
export interface ProgressBarOptions {
  /** What samples are called; `samples` by default. */
  readonly unit?: string;
  /** The line that stays after an epoch, of its values and samples a second; by default its number and all its values. */
  readonly epochLine?: (record: EpochRecord, speed: number, training: Training) => string;
  /** Where the bar is shown; stderr by default. */
  readonly bar?: NodeJS.WritableStream;
  /** Where lines go; stdout by default. */
  readonly lines?: NodeJS.WritableStream;
}

/**
 * Shows how far training is: a bar with epoch, loss, samples a second and the time left where there is a terminal, and a line for each epoch
 * everywhere. The loss is a running mean.
 *
 * @example
 * const callbacks = [progressBar({ unit: 'images' })];
 */
export function progressBar(options: ProgressBarOptions = {}): Callback {
  const { unit = 'samples', epochLine = lineWith(unit), lines = process.stdout } = options;
  const bar = new SingleBar({
    format: `epoch {epoch}/{epochs} {bar} {percentage}% | loss {loss} | {speed} ${unit}/s | {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
    stream: options.bar ?? process.stderr,
  });
  const steps = new Pace();
  let shown: Training | undefined;

  const payload = (epoch: number): object => ({
    epoch: epoch + 1,
    epochs: shown!.epochs,
    loss: Number.isNaN(steps.loss) ? '-' : steps.loss.toFixed(4),
    speed: steps.speed.toFixed(0),
  });
  return {
    name: 'progressBar',
    onFitStart(training) {
      shown = training;
    },
    onEpochStart(epoch, { epochs, stepsPerEpoch, firstStep }) {
      const done = Math.max(steps.done, firstStep);
      steps.start();
      if (stepsPerEpoch !== undefined) bar.start(epochs * stepsPerEpoch, done, payload(epoch));
    },
    onStep(record) {
      steps.add(record);
      bar.update(record.step, payload(record.epoch));
    },
    onEpochEnd(record, training) {
      steps.pause();
      bar.stop();
      lines.write(`${epochLine(record, steps.speed, training)}\n`);
    },
    close: () => bar.stop(),
  };
}

/** The running mean of the loss, and samples a second of training, validation left out. */
class Pace {
  loss = Number.NaN;
  done = 0;
  private samples = 0;
  private seconds = 0;
  private since: number | undefined;
  private last = 0;

  start(): void {
    this.since = performance.now();
    this.last = this.since;
  }

  add({ step, loss, samples }: StepRecord): void {
    this.loss = Number.isNaN(this.loss) ? loss : 0.98 * this.loss + 0.02 * loss;
    this.done = step;
    this.samples += samples;
    this.last = performance.now();
  }

  /** The time since the last step was no training. */
  pause(): void {
    if (this.since !== undefined) this.seconds += (this.last - this.since) / 1000;
    this.since = undefined;
  }

  get speed(): number {
    const running = this.since === undefined ? 0 : (this.last - this.since) / 1000;
    return this.samples / Math.max(this.seconds + running, 1e-9);
  }
}

const lineWith =
  (unit: string) =>
  ({ epoch, values }: EpochRecord, speed: number, { epochs }: Training): string => {
    const list = Object.entries(values).map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`);
    return `epoch ${epoch + 1}/${epochs}: ${list.join(', ')} (${speed.toFixed(0)} ${unit}/s)`;
  };
