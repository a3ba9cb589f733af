import { type Device, NacreError } from '@nacre/tensor';
import { productRate } from '../../../../examples/devices/measure.ts';
import { trainingStep } from '../../../../examples/devices/training-step.ts';

/** What was measured of a device so far. */
export interface Measured {
  readonly name: string;
  /** GFLOP/s of products of n × n matrices. */
  readonly rates: readonly Rate[];
  /** Milliseconds of a training step. */
  readonly step?: number;
  /** Why its line ends: an error's words. */
  readonly problem?: string;
}

export type Rate = readonly [n: number, gflops: number];

/** Seconds: nobody waits for a product that takes longer. */
const longestProduct = 0.15;

/** A device, measured for `time` seconds at a time. */
export class Line {
  readonly name: string;
  private readonly device: Device;
  private readonly time: number;
  private readonly rates: Rate[] = [];
  private step: number | undefined;
  private problem: string | undefined;

  constructor(name: string, device: Device, time: number) {
    this.name = name;
    this.device = device;
    this.time = time;
  }

  get measured(): Measured {
    const { name, step, problem } = this;
    return {
      name,
      rates: [...this.rates],
      ...(step !== undefined && { step }),
      ...(problem !== undefined && { problem }),
    };
  }

  /** Whether it works, and a product would not take too long, at the speed of the last. */
  reaches(n: number): boolean {
    const gflops = this.rates.at(-1)?.[1] ?? Infinity;
    return this.problem === undefined && (2 * n ** 3) / (1e9 * gflops) < longestProduct;
  }

  measureProducts(n: number): Promise<void> {
    return this.attempt(async () => {
      this.rates.push([n, (await productRate(this.device, n, this.time)) / 1e9]);
    });
  }

  measureStep(): Promise<void> {
    return this.attempt(async () => {
      this.step = 1000 * (await trainingStep(this.device, this.time));
    });
  }

  /** A device that fails, as a GPU that is lost, ends its own line and no other. */
  private async attempt(measure: () => Promise<void>): Promise<void> {
    if (this.problem !== undefined) return;
    try {
      await measure();
    } catch (error) {
      if (!(error instanceof NacreError)) throw error;
      this.problem = error.message;
    }
  }
}
