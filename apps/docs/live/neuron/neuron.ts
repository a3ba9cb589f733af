import { grad, linspace, stack, type Tensor, tensor } from '@nacre/tensor';
import { pixelCentres } from '../kit/pixel-centres.ts';
import { shown, side } from './window.ts';

/** What the sliders say: the weights, the bias, and a number that multiplies all of them. */
export interface Setting {
  readonly weights: readonly [w1: number, w2: number];
  readonly bias: number;
  readonly steepness: number;
}

/** The line where the weighted sum is 0. */
export interface Edge {
  /** How far the line is from the origin, along the weights: −b / ‖w‖. */
  readonly threshold: number;
  /** Its point nearest to the origin. */
  readonly foot: readonly [number, number];
  /** How fast the output changes there, by automatic differentiation. */
  readonly slope: number;
  /** k ‖w‖ / 4: what the slope is by the formula. */
  readonly expected: number;
}

/** The neuron everywhere. */
export interface Cliff {
  /** Its output for each point of the square, in rows from the upper left. */
  readonly field: Float32Array;
  /** Where the output is ½; undefined without weights, since it is nowhere then, or everywhere. */
  readonly edge: Edge | undefined;
  /** A walk across the cliff, along the weights through the middle of the square: how far, and the output there. */
  readonly walk: { readonly along: Float32Array; readonly outputs: Float32Array };
}

/** The neuron at one place. */
export interface Answer {
  readonly sum: number;
  readonly output: number;
  /** How fast the output changes there, in the steepest direction. */
  readonly slope: number;
}

/** σ(k · (w · x + b)): [..., 2] → [...]. */
const neuron = (x: Tensor, { weights, bias, steepness }: Setting): Tensor =>
  x
    .matmul(tensor([...weights]))
    .add(bias)
    .mul(steepness)
    .sigmoid() as Tensor;

/** A sigmoid neuron with two inputs. */
export class Neuron {
  private readonly square = pixelCentres(shown, side);

  async cliff(setting: Setting): Promise<Cliff> {
    const weights = tensor([...setting.weights]) as Tensor;
    const length = await weights.norm().item();
    const direction = length === 0 ? tensor([1, 0]) : weights.div(length);
    const along = linspace(shown[0], shown[1], 161) as Tensor;
    const outputs = neuron(along.outer(direction) as Tensor, setting);
    const [field, places, values] = await Promise.all([neuron(this.square, setting).data(), along.data(), outputs.data()]);
    const edge = length === 0 ? undefined : await this.edge(setting, weights, length);
    return { field, edge, walk: { along: places, outputs: values } } as Cliff;
  }

  private async edge(setting: Setting, weights: Tensor, length: number): Promise<Edge> {
    const threshold = -setting.bias / length;
    const [x, y] = await weights.mul(threshold / length).data();
    const foot = [x!, y!] as const;
    const { slope } = await this.at(foot, setting);
    return { threshold, foot, slope, expected: (setting.steepness * length) / 4 };
  }

  async at(place: readonly [number, number], setting: Setting): Promise<Answer> {
    const x = tensor([...place]) as Tensor;
    const gradient = grad((at: Tensor) => neuron(at, setting))(x);
    const sum = x.matmul(tensor([...setting.weights])).add(setting.bias) as Tensor;
    const [s, y, g] = await stack([sum, neuron(x, setting), gradient.square().sum().sqrt()] as Tensor[], 0).data();
    return { sum: s!, output: y!, slope: g! };
  }
}
