import type { Module } from '@nacre/layers';
import { ModuleBuffer, noGrad, type Parameter, randomState, setRandomState, type Tensor, tensor, where } from '@nacre/tensor';
import { NonFiniteError } from './errors.ts';
import { findFailure } from './failing-layer.ts';
import { allFinite, finiteGradients } from './gradients.ts';
import { readingLag } from './readings.ts';

interface Remembered {
  readonly batch: unknown;
  readonly random: ReturnType<typeof randomState>;
}

/**
 * Sees on the device whether numbers are finite. From the first step on that has one that is not, nothing is changed any more, so that when
 * the host learns of it, some steps later, model and optimizer are still as they were before that step, which can be run again.
 */
export class NumberWatch {
  private readonly healthy = new ModuleBuffer(tensor(true));
  private readonly model: Module;
  private readonly lossOf: (batch: unknown) => Tensor;
  /** The batches of the last steps, the present one last. */
  private readonly steps: Remembered[][] = [[]];

  constructor(model: Module, lossOf: (batch: unknown) => Tensor) {
    this.model = model;
    this.lossOf = lossOf;
  }

  /** Before the batch is used. Afterwards running statistics keep their values should the loss be wrong. */
  remember(batch: unknown): (loss: Tensor) => void {
    this.steps.at(-1)!.push({ batch, random: randomState() });
    const buffers = this.model.buffers();
    const before = buffers.map(({ value }) => value);
    return (loss) =>
      noGrad(() => {
        const healthy = this.healthy.logicalAnd(allFinite(loss));
        this.healthy.assign(healthy, 'fit');
        buffers.forEach((buffer, i) => buffer.assign(where(healthy, buffer.value, before[i]!) as Tensor, 'fit'));
      });
  }

  /** Whether the step may change anything; of gradients that are scaled, infinite ones are no sign of illness. */
  allows(parameters: readonly Parameter[], scaled: boolean): Tensor<[], 'bool'> {
    const finite = finiteGradients(parameters);
    return noGrad(() => {
      const allowed = this.healthy.logicalAnd(finite) as Tensor<[], 'bool'>;
      if (!scaled) this.healthy.assign(allowed, 'fit');
      return allowed;
    });
  }

  /** The flag to read after a step. */
  get flag(): Tensor {
    return this.healthy.value;
  }

  /** After a step: older ones are forgotten. */
  next(): void {
    this.steps.push([]);
    if (this.steps.length > readingLag + 2) this.steps.shift();
  }

  /** The error for a step that went wrong `ago` steps before the present one. */
  async explain(place: { step: number; epoch: number }, ago: number): Promise<NonFiniteError> {
    const now = randomState();
    try {
      for (const { batch, random } of this.steps.at(-1 - ago) ?? []) {
        setRandomState(random);
        const finding = await findFailure(this.model, batch, () => this.lossOf(batch));
        if (finding !== undefined) {
          const fix =
            'model and optimizer are as they were before this step: lower the learning rate, clip gradients, or look at this batch';
          return new NonFiniteError(place, `${finding.what} is not finite`, fix, finding);
        }
      }
      return new NonFiniteError(
        place,
        'the loss or a gradient was not finite, but is when the step is run again',
        'run it again',
      );
    } finally {
      setRandomState(now);
    }
  }
}
