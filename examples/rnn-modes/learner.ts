import { crossEntropy } from '@nacre/layers';
import { Adam, clipGradNorm } from '@nacre/optim';
import { compile, noGrad, randperm, type Tensor } from '@nacre/tensor';
import type { Mode } from './modes.ts';
import { type Batch, batchOf, ignored, Network } from './network.ts';

type Rows = Tensor<[number], 'int32'>;

/** A network that learns a mode. */
export class Learner {
  readonly mode: Mode;
  readonly model: Network;
  private readonly test: Batch;
  private readonly learn: (rows: Rows) => Promise<Tensor>;

  constructor(mode: Mode) {
    this.mode = mode;
    const model = new Network(mode.train[0]![0]!.input!.length, mode.hidden, mode.classes.length);
    const { inputs, targets } = batchOf(mode.train);
    const optimizer = new Adam(model.parameters(), { lr: 0.005 });
    this.model = model;
    this.test = batchOf(mode.test);
    this.learn = compile(async (rows: Rows) => {
      const logits = model.forward(inputs.indexSelect(0, rows) as Tensor).flatten(0, 1) as Tensor<[number, number]>;
      const loss = crossEntropy(logits, targets.indexSelect(0, rows).flatten(), { ignoreIndex: ignored });
      optimizer.zeroGrad();
      loss.backward();
      clipGradNorm(model.parameters(), 1);
      await optimizer.step();
      return loss;
    });
  }

  /** Takes the training sequences in a new order, 32 at a time; the loss of the last. */
  async epoch(): Promise<number> {
    const { length } = this.mode.train;
    const batch = Math.min(32, length);
    const order = randperm(length);
    let loss: Tensor | undefined;
    for (let start = 0; start + batch <= length; start += batch) loss = await this.learn(order.narrow(0, start, batch) as Rows);
    return (await loss!.item()) as number;
  }

  /** The share of the sequences held out in which every answer that was asked for is right. */
  async accuracy(): Promise<number> {
    const { inputs, targets } = this.test;
    const right = noGrad(() => {
      const each = this.model.forward(inputs).argmax(2).eq(targets) as Tensor;
      return each
        .logicalOr(targets.eq(ignored) as Tensor)
        .all(1)
        .to('float32')
        .mean() as Tensor;
    });
    return (await right.item()) as number;
  }
}
