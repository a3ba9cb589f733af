import { grad, type Tensor, tensor, zeros } from '@nacre/tensor';

export interface Exciting {
  /** One image for each unit, [units, 1, 28, 28]. */
  readonly inputs: Tensor;
  /** The response of each unit to a blank image. */
  readonly before: readonly number[];
  /** The response of each unit to its image. */
  readonly after: readonly number[];
}

/**
 * Gradient ascent from blank images: image i climbs the response of unit i, and forgets a little of itself in each step, so that only what matters
 * stays.
 */
export class Ascent {
  /** One image for each unit, [units, 1, 28, 28]. */
  inputs: Tensor;
  private readonly own: (images: Tensor) => Tensor;
  private readonly uphill: (images: Tensor) => Tensor;

  /** @param responses images [units, 1, 28, 28] → [units, units], the responses of all units to each */
  constructor(responses: (images: Tensor) => Tensor, units: number) {
    this.inputs = zeros([units, 1, 28, 28]) as Tensor;
    this.own = (images) => responses(images).diagonal() as Tensor;
    this.uphill = grad((images: Tensor) => this.own(images).sum() as Tensor);
  }

  async step(): Promise<void> {
    const gradient = this.uphill(this.inputs);
    const length = gradient.square().mean([1, 2, 3], { keepDim: true }).sqrt().add(1e-8) as Tensor;
    const moved = this.inputs.mul(0.97).add(gradient.div(length).mul(0.1)) as Tensor;
    this.inputs = tensor(await moved.data(), { shape: moved.shape });
  }

  /** The response of each unit to its image. */
  async responses(): Promise<number[]> {
    return Array.from((await this.own(this.inputs).data()) as Float32Array);
  }
}

/** For each of some units the input that excites it most, after some steps of `Ascent`. */
export async function exciting(responses: (images: Tensor) => Tensor, units: number, steps: number): Promise<Exciting> {
  const ascent = new Ascent(responses, units);
  const before = await ascent.responses();
  for (let step = 0; step < steps; step++) await ascent.step();
  return { inputs: ascent.inputs, before, after: await ascent.responses() };
}
