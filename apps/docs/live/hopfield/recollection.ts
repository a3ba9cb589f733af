import { Hopfield } from '@nacre/models';
import { bernoulli, manualSeed, randperm, type Tensor, tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { letters } from '../../../../examples/hopfield/letters.ts';

const side = 10;
const size = side * side;

/** 1 where there is ink, else −1; in rows from the upper left. */
export type Pattern = readonly number[];

/** What the memory holds. */
export interface Stored {
  readonly patterns: readonly Pattern[];
  /** For each, the share of units that would stay as they are stored. */
  readonly kept: readonly number[];
}

/** A state on its way down. */
export interface Recalled {
  readonly state: Pattern;
  readonly energy: number;
  /** How many units were asked so far, and how many of them turned round. */
  readonly asked: number;
  readonly turned: number;
  /** No unit would turn round any more. */
  readonly settled: boolean;
  /** For each stored pattern, the share of units that agree, from −1 to 1. */
  readonly overlaps: readonly number[];
  /** The energy over the units asked, as SVG. */
  readonly chart: string;
}

/** A memory for pictures of 10 × 10, and one state that goes down in it, unit after unit. */
export class Recollection {
  private patterns: Pattern[] = [...letters];
  private memory = new Hopfield(size);
  private state: Pattern = letters[0]!;
  /** What the others tell each unit, W · s. */
  private sums: Float32Array = new Float32Array(size);
  /** Units that are still to be asked in this sweep. */
  private order: number[] = [];
  private energies: [asked: number, energy: number][] = [];
  private turned = 0;

  constructor() {
    manualSeed(1);
  }

  stored(): Promise<Stored> {
    return this.learn(this.patterns);
  }

  store(pattern: Pattern): Promise<Stored> {
    return this.learn([...this.patterns, pattern]);
  }

  async storeRandom(count: number): Promise<Stored> {
    const points = await bernoulli(0.5, [count, size]).mul(2).sub(1).array();
    return this.learn([...this.patterns, ...(points as number[][])]);
  }

  forget(index: number): Promise<Stored> {
    return this.learn(this.patterns.toSpliced(index, 1));
  }

  /** The letters alone. */
  reset(): Promise<Stored> {
    return this.learn([...letters]);
  }

  /** Begins with a state. */
  async show(state: Pattern): Promise<Recalled> {
    this.state = state;
    this.order = [];
    this.energies = [];
    this.turned = 0;
    await this.look(0);
    return this.recalled();
  }

  /** Begins with a state of which each unit was turned round with this probability. */
  async disturb(state: Pattern, share: number): Promise<Recalled> {
    const turned = await bernoulli(share, [size]).array();
    return this.show(state.map((value, i) => (turned[i] === 1 ? -value : value)));
  }

  /** Asks so many units, in a random order, or as many as it takes until none would turn round. */
  async step(units: number): Promise<Recalled> {
    const last = this.asked + units;
    for (let asked = this.asked + 1; asked <= last && !this.settled; asked++) {
      if (this.order.length === 0) this.order = await randperm(size).array();
      const unit = this.order.pop()!;
      if (this.wouldTurn(unit)) {
        this.state = this.state.with(unit, -this.state[unit]!);
        this.turned++;
      }
      await this.look(asked);
    }
    return this.recalled();
  }

  private get asked(): number {
    return this.energies.at(-1)?.[0] ?? 0;
  }

  private get settled(): boolean {
    return this.state.every((_, unit) => !this.wouldTurn(unit));
  }

  private wouldTurn(unit: number): boolean {
    return this.sums[unit]! * this.state[unit]! < 0;
  }

  private async learn(patterns: Pattern[]): Promise<Stored> {
    this.patterns = patterns;
    this.memory = new Hopfield(size);
    if (patterns.length === 0) return { patterns, kept: [] };
    const x = tensor(patterns as number[][]) as Tensor;
    await this.memory.store(x);
    const kept = x.matmul(this.memory.weight).mul(x).ge(0).to('float32').mean(1) as Tensor<[number]>;
    return { patterns, kept: await kept.array() };
  }

  private async look(asked: number): Promise<void> {
    const state = tensor([[...this.state]]) as Tensor;
    const sums = state.matmul(this.memory.weight) as Tensor;
    this.sums = (await sums.data()) as Float32Array;
    this.energies.push([asked, (await this.memory.energy(state).item()) as number]);
  }

  private async recalled(): Promise<Recalled> {
    const { state, asked, turned, settled } = this;
    const agreement =
      this.patterns.length > 0 && (tensor(this.patterns as number[][]).matmul(tensor([...state])) as Tensor<[number]>);
    return {
      state,
      asked,
      turned,
      settled,
      energy: this.energies.at(-1)![1],
      overlaps: agreement ? await agreement.div(size).array() : [],
      chart: lineChart({
        title: 'Energy',
        xLabel: 'units asked',
        series: [{ name: 'energy', points: this.energies }],
        width: 380,
        height: 280,
      }),
    };
  }
}
