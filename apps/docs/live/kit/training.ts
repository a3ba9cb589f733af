import type { Module } from '@nacre/layers';
import { clipGradNorm, type Optimizer } from '@nacre/optim';
import type { Tensor } from '@nacre/tensor';
import { Pace } from './pace.ts';

export interface Learned {
  /** All steps so far. */
  readonly step: number;
  /** Of the last of them. */
  readonly loss: number;
}

/** Training in portions that fill a time. */
export class Training {
  private readonly pace: Pace;
  private readonly step: () => Promise<Tensor>;
  private steps = 0;

  /** `step` is one step of training; its loss. */
  constructor(milliseconds: number, step: () => Promise<Tensor>) {
    this.pace = new Pace(milliseconds);
    this.step = step;
  }

  /** A portion. */
  async learn(): Promise<Learned> {
    let loss = 0;
    this.steps += await this.pace.fill(async (steps) => {
      for (let before = 1; before < steps; before++) await this.step();
      loss = (await (await this.step()).item()) as number;
    });
    return { step: this.steps, loss };
  }
}

/** A step down the gradient of a loss, which is cut to a length of 1; the loss. */
export async function clippedStep(loss: Tensor, model: Module, optimizer: Optimizer): Promise<Tensor> {
  optimizer.zeroGrad();
  loss.backward();
  clipGradNorm(model.parameters(), 1);
  await optimizer.step();
  return loss;
}
