import { ArgumentError } from '@nacre/tensor';
import { requireNotNegative } from '../checks.ts';
import type { Scheduled } from './schedule.ts';

/** The options of `ReduceLROnPlateau`. */
export interface PlateauOptions {
  /** Whether smaller (min, the default) or larger values are better. */
  readonly mode?: 'min' | 'max';
  /** What the rate is multiplied by; 0.1 by default. */
  readonly factor?: number;
  /** How many values in a row may be no better; 10 by default. */
  readonly patience?: number;
  /** By how much a value has to be better than the best to count; 1e-4 by default. */
  readonly threshold?: number;
  /** Whether the threshold is a part of the best value (rel, the default) or a difference. */
  readonly thresholdMode?: 'rel' | 'abs';
  /** For how many values after a reduction nothing is counted; 0 by default. */
  readonly cooldown?: number;
  /** The least rate, 0 by default; one number, or one for each group. */
  readonly minLr?: number | readonly number[];
  /** Changes of the rate up to this are left out; 1e-8 by default. */
  readonly eps?: number;
}

/** The state of `ReduceLROnPlateau`. */
export interface PlateauState {
  readonly lastStep: number;
  /** null before the first value. */
  readonly best: number | null;
  readonly numBadSteps: number;
  readonly cooldownCounter: number;
}

/**
 * Multiplies the rates by a factor when a value, such as the validation loss, has not become better for a while (`ReduceLROnPlateau`). The
 * rates themselves are in the state of the optimizer.
 *
 * @throws ArgumentError for options out of range
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { lr: 1 });
 * const schedule = new ReduceLROnPlateau(optimizer, { patience: 1, factor: 0.5 });
 * for (const loss of [3, 2, 2, 2]) schedule.step(loss);
 * schedule.lr; // 0.5
 */
export class ReduceLROnPlateau {
  /** How often `step` was called. */
  lastStep = 0;
  readonly optimizer: Scheduled;
  private readonly options: Required<Omit<PlateauOptions, 'minLr'>>;
  private readonly minLrs: readonly number[];
  private best: number | null = null;
  private numBadSteps = 0;
  private cooldownCounter = 0;

  constructor(optimizer: Scheduled, options: PlateauOptions = {}) {
    const { minLr = 0, ...given } = options;
    const groups = optimizer.paramGroups.length;
    this.optimizer = optimizer;
    this.options = { ...defaults, ...given };
    this.minLrs = typeof minLr === 'number' ? Array<number>(groups).fill(minLr) : minLr;
    check(this.options);
    if (this.minLrs.length !== groups)
      throw new ArgumentError(
        'ReduceLROnPlateau',
        `minLr is a number, or one for each of ${groups} groups, got ${this.minLrs.length}`,
      );
  }

  /** The present rate of the first group. */
  get lr(): number {
    return this.lrs[0]!;
  }

  /** The present rates of all groups. */
  get lrs(): readonly number[] {
    return this.optimizer.paramGroups.map(({ lr }) => lr);
  }

  /**
   * Takes the next value. NaN is never better.
   *
   * @throws ArgumentError if it is no number
   */
  step(value: number): void {
    if (typeof value !== 'number')
      throw new ArgumentError('ReduceLROnPlateau.step', `expected a number, got ${typeof value}`, 'read it: await loss.item()');
    const { patience, cooldown } = this.options;
    this.lastStep++;
    if (this.isBetter(value)) {
      this.best = value;
      this.numBadSteps = 0;
    } else this.numBadSteps++;
    if (this.cooldownCounter > 0) {
      this.cooldownCounter--;
      this.numBadSteps = 0;
    }
    if (this.numBadSteps <= patience) return;
    this.reduce();
    this.cooldownCounter = cooldown;
    this.numBadSteps = 0;
  }

  private isBetter(value: number): boolean {
    const { mode, threshold, thresholdMode } = this.options;
    const sign = mode === 'min' ? 1 : -1;
    const best = this.best ?? sign * Infinity;
    const bound = thresholdMode === 'rel' ? best * (1 - sign * threshold) : best - sign * threshold;
    return sign * value < sign * bound;
  }

  private reduce(): void {
    this.optimizer.paramGroups.forEach((group, i) => {
      const reduced = Math.max(group.lr * this.options.factor, this.minLrs[i]!);
      if (group.lr - reduced > this.options.eps) group.lr = reduced;
    });
  }

  stateDict(): PlateauState {
    const { lastStep, best, numBadSteps, cooldownCounter } = this;
    return { lastStep, best, numBadSteps, cooldownCounter };
  }

  /** Goes on where the state was taken. */
  loadStateDict(state: PlateauState): void {
    this.lastStep = state.lastStep;
    this.best = state.best;
    this.numBadSteps = state.numBadSteps;
    this.cooldownCounter = state.cooldownCounter;
  }
}

const defaults: Required<Omit<PlateauOptions, 'minLr'>> = {
  mode: 'min',
  factor: 0.1,
  patience: 10,
  threshold: 1e-4,
  thresholdMode: 'rel',
  cooldown: 0,
  eps: 1e-8,
};

function check({ mode, thresholdMode, factor, ...counts }: Required<Omit<PlateauOptions, 'minLr'>>): void {
  if (mode !== 'min' && mode !== 'max')
    throw new ArgumentError('ReduceLROnPlateau', `mode is 'min' or 'max', got ${String(mode)}`);
  if (thresholdMode !== 'rel' && thresholdMode !== 'abs')
    throw new ArgumentError('ReduceLROnPlateau', `thresholdMode is 'rel' or 'abs', got ${String(thresholdMode)}`);
  if (!(factor >= 0 && factor < 1))
    throw new ArgumentError('ReduceLROnPlateau', `factor is at least 0 and below 1, got ${factor}`);
  requireNotNegative('ReduceLROnPlateau', counts);
}
