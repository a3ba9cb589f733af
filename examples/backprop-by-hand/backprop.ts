import { type Tensor, tensor } from '@nacre/tensor';

/** Sigmoid units: weight [out, in], bias [out]. Also what is known about their derivatives. */
export interface Layer {
  readonly weight: Tensor;
  readonly bias: Tensor;
}

/** The input and the activations after each layer. */
export function forward(layers: readonly Layer[], input: Tensor): Tensor[] {
  const activations = [input];
  for (const { weight, bias } of layers) {
    const sums = (weight.matmul(activations.at(-1)!) as Tensor).add(bias) as Tensor;
    activations.push(sums.sigmoid());
  }
  return activations;
}

/** The derivatives of E = ½ · |t − y|² with respect to all weights and biases. */
export function backPropagate(layers: readonly Layer[], input: Tensor, target: Tensor): Layer[] {
  const activations = forward(layers, input);
  const output = activations.at(-1)!;
  let delta = slope(output).mul(target.sub(output)) as Tensor; // Δi = g′(in_i) · (t_i − y_i)
  const gradients: Layer[] = [];
  for (let i = layers.length - 1; i >= 0; i--) {
    const below = activations[i]!;
    gradients.unshift({ weight: delta.unsqueeze(1).mul(below).neg() as Tensor, bias: delta.neg() as Tensor });
    delta = slope(below).mul((layers[i]!.weight.t() as Tensor).matmul(delta)) as Tensor; // Δj = g′(in_j) · Σi W_j,i · Δi
  }
  return gradients;
}

/** g′(in) of a sigmoid unit, from its activation: g · (1 − g). */
function slope(activation: Tensor): Tensor {
  return activation.mul(activation.neg().add(1)) as Tensor;
}

/** W ← W − rate · ∂E/∂W, for weights and biases. */
export async function step(layers: readonly Layer[], gradients: readonly Layer[], rate: number): Promise<Layer[]> {
  const moved = async (from: Tensor, gradient: Tensor): Promise<Tensor> =>
    tensor(await from.sub(gradient.mul(rate)).data(), { shape: from.shape });
  return Promise.all(
    layers.map(async ({ weight, bias }, i) => {
      const [w, b] = await Promise.all([moved(weight, gradients[i]!.weight), moved(bias, gradients[i]!.bias)]);
      return { weight: w, bias: b };
    }),
  );
}
