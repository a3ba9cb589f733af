import { linspace, realize, stack, type Tensor, tensor } from '@nacre/tensor';
import type { Activation } from './catalogue.ts';
import { derivative, functions } from './functions.ts';
import { identities } from './identities.ts';

/** A function on [−6, 6]. */
export interface Curve {
  readonly xs: Float32Array;
  readonly values: Float32Array;
  readonly slopes: Float32Array;
  /** The intervals where the slope is nearly 0: where hardly anything can be learned. */
  readonly flat: readonly (readonly [from: number, to: number])[];
}

/** A function at one place. */
export interface Spot {
  readonly value: number;
  readonly slope: number;
  /** What is left of an error that has passed ten such units: slope¹⁰. */
  readonly throughTen: number;
}

/** Both sides of an equation at one place, and how far they differ at most on [−6, 6]. */
export interface Sides {
  readonly equation: string;
  readonly left: number;
  readonly right: number;
  readonly difference: number;
}

/** A slope below this counts as flat. */
const nearlyFlat = 0.05;

/** Activation functions and their derivatives. */
export class Activations {
  private readonly axis = linspace(-6, 6, 481) as Tensor;

  async curve(name: Activation): Promise<Curve> {
    const slope = derivative(functions[name])(this.axis);
    const isFlat = slope.abs().lt(nearlyFlat);
    const [xs, values, slopes, flat] = (await Promise.all(
      [this.axis, functions[name](this.axis), slope, isFlat.to('float32')].map((each) => each.data()),
    )) as [Float32Array, Float32Array, Float32Array, Float32Array];
    return { xs, values, slopes, flat: intervals(xs, flat) };
  }

  async at(name: Activation, x: number): Promise<Spot> {
    const place = tensor([x]);
    const slope = derivative(functions[name])(place);
    const [value, steepness, throughTen] = await stack([functions[name](place), slope, slope.pow(10)] as Tensor[], 0).data();
    return { value: value!, slope: steepness!, throughTen: throughTen! };
  }

  async identities(x: number): Promise<Sides[]> {
    const place = tensor([x]) as Tensor;
    return Promise.all(
      identities.map(async ({ equation, left, right }) => {
        const [l, r] = [left(place), right(place)];
        const difference = left(this.axis).sub(right(this.axis)).abs().max() as Tensor;
        await realize(l, r, difference);
        const [[a], [b], [c]] = await Promise.all([l.data(), r.data(), difference.data()]);
        return { equation, left: a!, right: b!, difference: c! };
      }),
    );
  }
}

/** Where the marks are 1, as intervals. */
function intervals(xs: Float32Array, marks: Float32Array): [number, number][] {
  const found: [number, number][] = [];
  marks.forEach((mark, i) => {
    if (mark === 0) return;
    if (i > 0 && marks[i - 1] === 1) found.at(-1)![1] = xs[i]!;
    else found.push([xs[i]!, xs[i]!]);
  });
  return found;
}
