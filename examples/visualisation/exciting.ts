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
 * For each of some units the input that excites it most, by gradient ascent from blank: image i climbs the response of unit i, and forgets a little of itself
 * in each step, so that only what matters stays.
 *
 * @param responses images [units, 1, 28, 28] → [units, units], the responses of all units to each
 */
export async function exciting(responses: (images: Tensor) => Tensor, units: number, steps: number): Promise<Exciting> {
  const own = (images: Tensor): Tensor => responses(images).diagonal() as Tensor;
  const uphill = grad((images: Tensor) => own(images).sum() as Tensor);
  const measured = async (images: Tensor): Promise<number[]> => Array.from((await own(images).data()) as Float32Array);

  let inputs = zeros([units, 1, 28, 28]) as Tensor;
  const before = await measured(inputs);
  for (let step = 0; step < steps; step++) {
    const gradient = uphill(inputs);
    const length = gradient.square().mean([1, 2, 3], { keepDim: true }).sqrt().add(1e-8) as Tensor;
    const moved = inputs.mul(0.97).add(gradient.div(length).mul(0.1)) as Tensor;
    inputs = tensor(await moved.data(), { shape: moved.shape });
  }
  return { inputs, before, after: await measured(inputs) };
}
