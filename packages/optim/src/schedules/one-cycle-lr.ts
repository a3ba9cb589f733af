import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

/** The options of `OneCycleLR`. */
export interface OneCycleOptions {
  /** Calls of `step` in all; or else `epochs` and `stepsPerEpoch`, whose product it is. */
  readonly totalSteps?: number;
  readonly epochs?: number;
  readonly stepsPerEpoch?: number;
  /** The part of the steps in which the rate rises; 0.3 by default. */
  readonly pctStart?: number;
  /** Along a cosine, the default, or a line. */
  readonly annealStrategy?: 'cos' | 'linear';
  /** Whether momentum, or Adam's first beta, falls while the rate rises; true by default. */
  readonly cycleMomentum?: boolean;
  /** 0.85 by default; one number, or one for each group. */
  readonly baseMomentum?: number | readonly number[];
  /** 0.95 by default. */
  readonly maxMomentum?: number | readonly number[];
  /** The first rate is maxLr / divFactor; 25 by default. */
  readonly divFactor?: number;
  /** The last rate is the first / finalDivFactor; 10⁴ by default. */
  readonly finalDivFactor?: number;
  /** Falls first to the first rate and then, in a third phase, to the last; false by default. */
  readonly threePhase?: boolean;
}

interface Phase {
  readonly end: number;
  /** Rate and momentum at its ends, as names of `Marks`. */
  readonly rate: readonly [keyof Marks, keyof Marks];
  readonly momentum: readonly ['low' | 'high', 'low' | 'high'];
}
interface Marks {
  readonly first: number;
  readonly top: number;
  readonly last: number;
}
type MomentumGroup = { lr: number; momentum?: number; betas?: readonly [number, number] };

/**
 * One rise of the learning rate to `maxLr` and one long fall, momentum going the other way (`OneCycleLR`, Smith and Topin 2018). Call
 * `step` after every batch.
 *
 * @throws ArgumentError if the options do not fit each other, or after more than `totalSteps` calls of `step`
 * @example
 * const optimizer = new SGD([new Parameter(tensor([1]))], { momentum: 0.9 });
 * const schedule = new OneCycleLR(optimizer, 0.5, { totalSteps: 100 });
 * schedule.lr; // 0.02
 */
export class OneCycleLR extends Schedule {
  readonly totalSteps: number;
  private readonly marks: readonly Marks[];
  private readonly momenta: readonly { readonly low: number; readonly high: number }[];
  private readonly phases: readonly Phase[];
  private readonly anneal: (from: number, to: number, part: number) => number;
  private readonly cycleMomentum: boolean;

  constructor(optimizer: Scheduled, maxLr: number | readonly number[], options: OneCycleOptions = {}) {
    super(optimizer);
    const {
      pctStart = 0.3,
      annealStrategy = 'cos',
      cycleMomentum = true,
      divFactor = 25,
      finalDivFactor = 1e4,
      threePhase = false,
    } = options;
    this.totalSteps = totalSteps(options);
    if (!(pctStart >= 0 && pctStart <= 1)) throw new ArgumentError('OneCycleLR', `pctStart is between 0 and 1, got ${pctStart}`);
    const groups: readonly MomentumGroup[] = optimizer.paramGroups;
    if (cycleMomentum && groups.some((group) => group.momentum === undefined && group.betas === undefined)) {
      throw new ArgumentError('OneCycleLR', 'the optimizer has neither momentum nor betas', 'pass cycleMomentum: false');
    }
    if ([maxLr].flat().some((rate) => !(rate > 0)))
      throw new ArgumentError('OneCycleLR', `maxLr is positive, got ${[maxLr].flat().join(', ')}`);
    const each = (name: string, value: number | readonly number[]): readonly number[] => perGroup(name, value, groups.length);
    this.marks = each('maxLr', maxLr).map((top) => ({ top, first: top / divFactor, last: top / divFactor / finalDivFactor }));
    const [low, high] = [each('baseMomentum', options.baseMomentum ?? 0.85), each('maxMomentum', options.maxMomentum ?? 0.95)];
    this.momenta = groups.map((_, i) => ({ low: low[i]!, high: high[i]! }));
    this.phases = phasesOf(this.totalSteps, pctStart, threePhase);
    this.anneal = annealStrategy === 'linear' ? linear : cosine;
    this.cycleMomentum = cycleMomentum;
    this.apply();
  }

  override goTo(step: number): void {
    if (step > this.totalSteps)
      throw new ArgumentError('OneCycleLR', `all ${this.totalSteps} steps are done`, 'raise totalSteps');
    super.goTo(step);
  }

  override rate(step: number, _base: number, group: number): number {
    const { phase, part } = this.place(step);
    const marks = this.marks[group]!;
    return this.anneal(marks[phase.rate[0]], marks[phase.rate[1]], part);
  }

  protected override apply(): void {
    super.apply();
    if (!this.cycleMomentum) return;
    const { phase, part } = this.place(this.lastStep);
    const groups: readonly MomentumGroup[] = this.optimizer.paramGroups;
    groups.forEach((group, i) => {
      const momenta = this.momenta[i]!;
      const momentum = this.anneal(momenta[phase.momentum[0]], momenta[phase.momentum[1]], part);
      if (group.betas === undefined) group.momentum = momentum;
      else group.betas = [momentum, group.betas[1]];
    });
  }

  /** The phase of a step, and how much of it is over. */
  private place(step: number): { phase: Phase; part: number } {
    const i = Math.max(
      0,
      this.phases.findIndex((phase, n) => step <= phase.end || n === this.phases.length - 1),
    );
    const phase = this.phases[i]!;
    const start = this.phases[i - 1]?.end ?? 0;
    return { phase, part: phase.end === start ? 1 : (step - start) / (phase.end - start) };
  }
}

function totalSteps({ totalSteps, epochs, stepsPerEpoch }: OneCycleOptions): number {
  const total = totalSteps ?? (epochs ?? Number.NaN) * (stepsPerEpoch ?? Number.NaN);
  if (!Number.isInteger(total) || total < 1)
    throw new ArgumentError('OneCycleLR', 'expected totalSteps, or epochs and stepsPerEpoch, as positive integers');
  return total;
}

function perGroup(name: string, value: number | readonly number[], groups: number): readonly number[] {
  const list = typeof value === 'number' ? Array<number>(groups).fill(value) : value;
  if (list.length !== groups)
    throw new ArgumentError('OneCycleLR', `${name} is a number, or one for each of ${groups} groups, got ${list.length}`);
  return list;
}

function phasesOf(total: number, rising: number, threePhase: boolean): readonly Phase[] {
  const up: Phase = { end: rising * total - 1, rate: ['first', 'top'], momentum: ['high', 'low'] };
  if (!threePhase) return [up, { end: total - 1, rate: ['top', 'last'], momentum: ['low', 'high'] }];
  return [
    up,
    { end: 2 * rising * total - 2, rate: ['top', 'first'], momentum: ['low', 'high'] },
    { end: total - 1, rate: ['first', 'last'], momentum: ['high', 'high'] },
  ];
}

const linear = (from: number, to: number, part: number): number => from + (to - from) * part;
const cosine = (from: number, to: number, part: number): number => to + ((from - to) / 2) * (1 + Math.cos(Math.PI * part));
