import { ModuleBuffer, noGrad, type Parameter, type Tensor, tensor, where } from '@nacre/tensor';

/** Steps in a row with finite gradients after which the scale is doubled. */
const growthInterval = 2000;
const [first, least, largest] = [2 ** 16, 1, 2 ** 24];

/**
 * Dynamic loss scaling (Micikevicius et al. 2018): gradients of a loss times 2ⁿ do not vanish in float16. The scale is halved when a gradient
 * overflows, and that step is left out; all of this is decided on the device.
 */
export class LossScaler {
  private readonly scale = new ModuleBuffer(tensor(first));
  private readonly good = new ModuleBuffer(tensor(0, { dtype: 'int32' }));

  /** The loss to call `backward` on. */
  scaled(loss: Tensor): Tensor {
    return loss.mul(this.scale) as Tensor;
  }

  /** Makes the gradients those of the loss itself. */
  unscale(parameters: readonly Parameter[]): void {
    noGrad(() => {
      const factor = this.scale.reciprocal();
      for (const parameter of parameters) parameter.grad = parameter.grad?.mul(factor) as Tensor | undefined;
    });
  }

  /** Takes notice of whether the gradients of a step are finite. */
  update(finite: Tensor<[], 'bool'>): void {
    noGrad(() => {
      const { scale, good } = this;
      const grows = good.add(1).ge(growthInterval);
      const [larger, smaller] = [scale.mul(2).minimum(largest), scale.mul(0.5).maximum(least)];
      scale.assign(where(finite, where(grows, larger, scale), smaller), 'fit');
      good.assign(where(finite.logicalAnd(grows.logicalNot()), good.add(1), 0).to('int32'), 'fit');
    });
  }

  /** The present scale. */
  current(): Promise<number> {
    return this.scale.value.item();
  }

  state(): Record<string, Tensor> {
    return { scale: this.scale.value, good: this.good.value };
  }

  loadState(state: Readonly<Record<'scale' | 'good', Tensor<[], never>>>): void {
    this.scale.load(state.scale);
    this.good.load(state.good);
  }
}
