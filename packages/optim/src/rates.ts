import { ArgumentError } from '@nacre/tensor';
import { Schedule, type Scheduled } from './schedule.ts';

function checkSteps(schedule: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new ArgumentError(schedule, `${name} is a positive integer, got ${value}`);
}

/** The rate times gamma (0.1) every `stepSize` steps (`torch.optim.lr_scheduler.StepLR`). */
export class StepLR extends Schedule {
  private readonly stepSize: number;
  private readonly gamma: number;

  constructor(optimizer: Scheduled, { stepSize, gamma = 0.1 }: { readonly stepSize: number; readonly gamma?: number }) {
    super(optimizer);
    checkSteps('StepLR', 'stepSize', stepSize);
    this.stepSize = stepSize;
    this.gamma = gamma;
  }

  protected override rate(base: number, count: number): number {
    return base * this.gamma ** Math.floor(count / this.stepSize);
  }
}

/** From the rate to etaMin (0) along half a cosine of tMax steps (Loshchilov and Hutter 2017; `CosineAnnealingLR`). */
export class CosineAnnealingLR extends Schedule {
  private readonly tMax: number;
  private readonly etaMin: number;

  constructor(optimizer: Scheduled, { tMax, etaMin = 0 }: { readonly tMax: number; readonly etaMin?: number }) {
    super(optimizer);
    checkSteps('CosineAnnealingLR', 'tMax', tMax);
    this.tMax = tMax;
    this.etaMin = etaMin;
  }

  protected override rate(base: number, count: number): number {
    return this.etaMin + ((base - this.etaMin) * (1 + Math.cos((Math.PI * count) / this.tMax))) / 2;
  }
}

/** The rate times a factor that goes from startFactor (1/3) to endFactor (1) in totalIters (5) steps (`LinearLR`). */
export class LinearLR extends Schedule {
  private readonly startFactor: number;
  private readonly endFactor: number;
  private readonly totalIters: number;

  constructor(optimizer: Scheduled, options: { readonly startFactor?: number; readonly endFactor?: number; readonly totalIters?: number } = {}) {
    super(optimizer);
    this.startFactor = options.startFactor ?? 1 / 3;
    this.endFactor = options.endFactor ?? 1;
    this.totalIters = options.totalIters ?? 5;
    checkSteps('LinearLR', 'totalIters', this.totalIters);
    this.apply();
  }

  protected override rate(base: number, count: number): number {
    return base * (this.startFactor + (this.endFactor - this.startFactor) * Math.min(1, count / this.totalIters));
  }
}
