import { drawNormal, grad, realize, type Tensor, tensor } from '@nacre/tensor';
import { backPropagate, forward, type Layer, step } from '../../../../examples/backprop-by-hand/backprop.ts';
import { type Corner, corners } from './corners.ts';

/** One example on its way through the network and back. */
export interface Pass {
  readonly inputs: readonly number[];
  readonly target: number;
  /** Of both layers: hidden units, then the output. */
  readonly layers: readonly LayerPass[];
  /** t − y. */
  readonly error: number;
  /** ½ · Err². */
  readonly loss: number;
  readonly gradients: readonly Gradient[];
}

export interface LayerPass {
  /** [unit][input]. */
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[];
  /** The weighted sums, what the units make of them, g′ there, and Δ. */
  readonly sums: readonly number[];
  readonly activations: readonly number[];
  readonly slopes: readonly number[];
  readonly deltas: readonly number[];
}

/** The derivative of the loss with respect to one weight, by the rule and by automatic differentiation. */
export interface Gradient {
  readonly name: string;
  readonly value: number;
  readonly byHand: number;
  readonly byAutograd: number;
}

const names = [
  ['x₁ → h₁', 'x₂ → h₁', 'x₁ → h₂', 'x₂ → h₂'],
  ['bias of h₁', 'bias of h₂'],
  ['h₁ → y', 'h₂ → y'],
  ['bias of y'],
].flat();

const halfSquare = (error: Tensor): Tensor => error.square().sum().mul(0.5) as Tensor;

/** A network 2-2-1 of sigmoid units that learns XOR by back-propagation. */
export class Backprop {
  private layers: readonly Layer[] = [];

  /** Forgets everything; the same seed begins with the same weights. */
  begin(seed: number): void {
    const normal = (shape: readonly number[], key: number): Tensor =>
      tensor(
        drawNormal(
          shape.reduce((a, b) => a * b),
          [seed, key],
        ),
        { shape },
      );
    this.layers = [
      { weight: normal([2, 2], 1), bias: normal([2], 2) },
      { weight: normal([1, 2], 3), bias: normal([1], 4) },
    ];
  }

  /** Everything about one example. */
  async look({ inputs, target }: Corner): Promise<Pass> {
    const [input, wanted] = [tensor([...inputs]) as Tensor, tensor([target]) as Tensor];
    const activations = forward(this.layers, input).slice(1);
    const error = wanted.sub(activations[1]!) as Tensor;
    const loss = halfSquare(error);
    const byHand = backPropagate(this.layers, input, wanted);
    const byAutograd = this.differentiate(input, wanted);
    await realize(...activations, loss, error, ...byHand.flatMap(parts), ...byAutograd);
    return {
      inputs,
      target,
      error: (await error.data())[0]!,
      loss: (await loss.item()) as number,
      layers: await Promise.all(
        this.layers.map((layer, i) => layerPass(layer, i === 0 ? input : activations[0]!, activations[i]!, byHand[i]!)),
      ),
      gradients: await gradients(this.layers.flatMap(parts), byHand.flatMap(parts), byAutograd),
    };
  }

  /** One step of descent for one example. */
  async step({ inputs, target }: Corner, rate: number): Promise<void> {
    const found = backPropagate(this.layers, tensor([...inputs]) as Tensor, tensor([target]) as Tensor);
    this.layers = await step(this.layers, found, rate);
  }

  /** Rounds through the four corners; the sum of their losses after the last, and what the network answers to each. */
  async learn(rounds: number, rate: number): Promise<{ loss: number; outputs: number[] }> {
    for (let round = 0; round < rounds; round++) for (const corner of corners) await this.step(corner, rate);
    const passes = corners.map(({ inputs }) => forward(this.layers, tensor([...inputs])).at(-1)!);
    await realize(...passes);
    const outputs = await Promise.all(passes.map(async (y) => (await y.data())[0]!));
    const errors = tensor(outputs).sub(tensor(corners.map(({ target }) => target))) as Tensor;
    return { outputs, loss: (await halfSquare(errors).item()) as number };
  }

  private differentiate(input: Tensor, target: Tensor): Tensor[] {
    const lossOf = (w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor): Tensor => {
      const layers = [
        { weight: w1, bias: b1 },
        { weight: w2, bias: b2 },
      ];
      return halfSquare(target.sub(forward(layers, input).at(-1)!) as Tensor);
    };
    const all = this.layers.flatMap(parts) as [Tensor, Tensor, Tensor, Tensor];
    return grad(lossOf, { argument: [0, 1, 2, 3] })(...all);
  }
}

const parts = ({ weight, bias }: Layer): Tensor[] => [weight, bias];

const numbers = async (x: Tensor): Promise<number[]> => [...((await x.data()) as Float32Array)];

async function layerPass(layer: Layer, input: Tensor, activation: Tensor, gradient: Layer): Promise<LayerPass> {
  const sums = (layer.weight.matmul(input) as Tensor).add(layer.bias) as Tensor;
  const slopes = activation.mul(activation.neg().add(1)) as Tensor; // σ′ = σ · (1 − σ)
  return {
    weights: (await layer.weight.array()) as number[][],
    biases: await numbers(layer.bias),
    sums: await numbers(sums),
    activations: await numbers(activation),
    slopes: await numbers(slopes),
    deltas: await numbers(gradient.bias.neg() as Tensor), // ∂E/∂b = −Δ
  };
}

async function gradients(values: Tensor[], byHand: Tensor[], byAutograd: Tensor[]): Promise<Gradient[]> {
  const flat = async (list: Tensor[]): Promise<number[]> => (await Promise.all(list.map(numbers))).flat();
  const [value, hand, autograd] = await Promise.all([values, byHand, byAutograd].map(flat));
  return names.map((name, i) => ({ name, value: value![i]!, byHand: hand![i]!, byAutograd: autograd![i]! }));
}
