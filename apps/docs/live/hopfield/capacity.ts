import { Hopfield } from '@nacre/models';
import { bernoulli, manualSeed, type Tensor, tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';

/** A memory that was filled a little further. */
export interface Filled {
  readonly units: number;
  readonly patterns: number;
  /** How much of the patterns is left when each was shown and has settled: the mean share of units that agree, from −1 to 1. */
  readonly agreement: number;
  /** The agreement over patterns for each unit, as SVG. */
  readonly chart: string;
}

/** Memories of several sizes are filled with random patterns, a few at a time. */
export class Capacity {
  private readonly curves = new Map<number, [load: number, agreement: number][]>();
  private patterns: number[][] = [];
  private memory = new Hopfield(1);

  /** Begins a memory of so many units; the curves of those before stay. */
  begin(units: number): void {
    manualSeed(units);
    this.memory = new Hopfield(units);
    this.patterns = [];
    this.curves.set(units, []);
  }

  /** Stores so many more, and recalls each. */
  async add(count: number): Promise<Filled> {
    const { size } = this.memory;
    const more = (await bernoulli(0.5, [count, size]).mul(2).sub(1).array()) as number[][];
    this.patterns.push(...more);
    await this.memory.store(tensor(more) as Tensor);
    const patterns = tensor(this.patterns) as Tensor;
    const settled = await this.memory.recall(patterns, { maxSweeps: 30 });
    const agreement = (await settled.mul(patterns).mean().item()) as number;
    this.curves.get(size)!.push([this.patterns.length / size, agreement]);
    return { units: size, patterns: this.patterns.length, agreement, chart: this.chart() };
  }

  private chart(): string {
    return lineChart({
      title: 'How much of the patterns stays',
      xLabel: 'patterns / units',
      yLabel: 'agreement',
      series: [...this.curves].map(([units, points]) => ({ name: `${units} units`, points })),
      marks: [{ x: 0.138, label: '0.138' }],
      yDomain: [0, 1],
      width: 480,
      height: 300,
    });
  }
}
