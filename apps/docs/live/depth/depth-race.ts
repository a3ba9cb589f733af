import { crossEntropy, Linear, type Module, ReLU, Residual, Sequential } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, stack, type Tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { Pace } from '../kit/pace.ts';
import { flower, type Points } from '../landing/flower.ts';

const width = 16;
const colours = { plain: '#d97706', residual: '#0d7a74' } as const;
export type Kind = keyof typeof colours;

export interface RaceProgress {
  readonly step: number;
  readonly losses: Readonly<Record<Kind, number>>;
  readonly lossChart: string;
  /** The size of the gradient in each block. */
  readonly gradientChart: string;
}

/** A stack of blocks x → relu(W x + b), with or without a way around each. */
class Runner {
  readonly losses: number[] = [];
  private readonly blocks: readonly Linear[];
  private readonly model: Module & { forward(x: Tensor): Tensor };
  private readonly optimizer: Adam;
  private sizes: Tensor | undefined;

  constructor(kind: Kind, depth: number) {
    manualSeed(1);
    this.blocks = Array.from({ length: depth }, () => new Linear(width, width) as Linear);
    const body = this.blocks.map((linear) => {
      const block = new Sequential(linear, new ReLU());
      return kind === 'plain' ? block : new Residual(block);
    });
    this.model = new Sequential(new Linear(2, width), ...body, new Linear(width, 2)) as unknown as typeof this.model;
    this.optimizer = new Adam(this.model.parameters(), { lr: 0.003 });
  }

  async step({ inputs, labels }: Points): Promise<void> {
    const loss = crossEntropy(this.model.forward(inputs), labels);
    this.optimizer.zeroGrad();
    loss.backward();
    this.sizes = stack(this.blocks.map(({ weight }) => weight.grad!.square().mean().sqrt()) as Tensor[], 0);
    await this.optimizer.step({ also: [this.sizes] });
    this.losses.push(await loss.item());
  }

  /** The root mean square of the gradient of each block's weights in the last step. */
  async gradients(): Promise<number[]> {
    return Array.from((await this.sizes!.data()) as Float32Array);
  }
}

/** Two networks of one depth on one task: a plain stack, and one of residual blocks. */
export class DepthRace {
  private readonly points = flower(24);
  private readonly pace = new Pace(150);
  private runners: Readonly<Record<Kind, Runner>> | undefined;
  private depth = 0;

  /** A little further; another depth begins anew. */
  async learn(depth: number): Promise<RaceProgress> {
    if (this.runners === undefined || depth !== this.depth) {
      this.runners = { plain: new Runner('plain', depth), residual: new Runner('residual', depth) };
      this.depth = depth;
    }
    const { plain, residual } = this.runners;
    await this.pace.fill(async (steps) => {
      for (let step = 0; step < steps; step++) {
        await plain.step(this.points);
        await residual.step(this.points);
      }
    });
    const [first, second] = [await plain.gradients(), await residual.gradients()];
    return {
      step: plain.losses.length,
      losses: { plain: plain.losses.at(-1)!, residual: residual.losses.at(-1)! },
      lossChart: chart('Loss', 'step', plain.losses, residual.losses, false),
      gradientChart: chart('Size of the gradient', 'block', first, second, true),
    };
  }
}

function chart(title: string, xLabel: string, plain: readonly number[], residual: readonly number[], logY: boolean): string {
  const series = [
    { name: 'plain', points: plain, colour: colours.plain },
    { name: 'residual', points: residual, colour: colours.residual },
  ];
  return lineChart({ title, xLabel, series, logY, width: 420, height: 280 });
}
