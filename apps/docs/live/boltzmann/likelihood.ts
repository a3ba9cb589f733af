import { RBM, type RBMOptions } from '@nacre/models';
import { SGD } from '@nacre/optim';
import { manualSeed, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';
import { barsAndStripes } from '../../../../examples/rbm/bars-and-stripes.ts';
import { Pace } from '../kit/pace.ts';

const methods = {
  'CD-1': {},
  'CD-5': { steps: 5 },
  'persistent chains': { chains: 84 },
} as const satisfies Record<string, RBMOptions>;

export type Method = keyof typeof methods;

/** How much of all probability lies where it should. */
export interface Progress {
  readonly step: number;
  /** The mean of log p(v) over the 14 pictures, exactly. */
  readonly logLikelihood: number;
  /** The 14 pictures, 9 values each, and the probability of each. */
  readonly pictures: readonly (readonly number[])[];
  readonly probabilities: readonly number[];
  /** The log-likelihood over steps, as SVG. */
  readonly chart: string;
}

/** A machine of 9 visible and 12 hidden units that learns bars and stripes: so small that every state can be counted. */
export class Likelihood {
  private readonly data = tensor(barsAndStripes as number[][]).to('float32') as Tensor;
  private readonly batch = this.data.tile([6, 1]) as Tensor;
  private readonly curves = new Map<Method, [step: number, logLikelihood: number][]>();
  private readonly pace = new Pace(120);
  private method: Method = 'CD-1';
  private model: RBM;
  private optimizer: SGD;
  private step = 0;

  constructor() {
    [this.model, this.optimizer] = this.fresh();
  }

  /** Begins anew with a method; the curves of the others stay. */
  begin(method: Method): Promise<Progress> {
    this.method = method;
    this.step = 0;
    this.curves.set(method, []);
    [this.model, this.optimizer] = this.fresh();
    return this.progress();
  }

  async learn(): Promise<Progress> {
    this.step += await this.pace.fill(async (steps) => {
      for (let step = 0; step < steps; step++) {
        this.optimizer.zeroGrad();
        this.model.loss(this.batch).backward();
        await this.optimizer.step();
      }
    });
    return this.progress();
  }

  private async progress(): Promise<Progress> {
    const logs = (await noGrad(() => this.model.logLikelihood(this.data)).array()) as number[];
    const logLikelihood = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    this.curves.get(this.method)!.push([this.step, logLikelihood]);
    return {
      step: this.step,
      logLikelihood,
      pictures: barsAndStripes,
      probabilities: logs.map(Math.exp),
      chart: this.chart(),
    };
  }

  private chart(): string {
    const best = -Math.log(barsAndStripes.length);
    const last = Math.max(1, ...[...this.curves.values()].map((points) => points.at(-1)?.[0] ?? 0));
    return lineChart({
      title: 'Exact log-likelihood of bars and stripes',
      xLabel: 'step',
      series: [
        ...[...this.curves].map(([name, points]) => ({ name, points })),
        {
          name: '−log 14',
          points: [
            [0, best],
            [last, best],
          ] as const,
          dashed: true,
          colour: '#777',
        },
      ],
      width: 480,
      height: 320,
    });
  }

  private fresh(): [RBM, SGD] {
    manualSeed(1);
    const model = new RBM(9, 12, methods[this.method]);
    return [model, new SGD(model.parameters(), { lr: 0.2 })];
  }
}
