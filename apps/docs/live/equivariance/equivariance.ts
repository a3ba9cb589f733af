import { digits } from '@nacre/data';
import { Conv2d, Linear, summary } from '@nacre/layers';
import { manualSeed, noGrad, type Tensor, tensor } from '@nacre/tensor';
import { orProblem, type Problem } from '../kit/problem.ts';

export const side = 28;

/** Row by row. */
const kernels = {
  laplacian: [0, 1, 0, 1, -4, 1, 0, 1, 0],
  upright: [-1, 0, 1, -2, 0, 2, -1, 0, 1],
  diagonal: [1, -1, -1, -1, 1, -1, -1, -1, 1],
} as const;

export type KernelName = keyof typeof kernels;

export interface Shift {
  readonly kernel: KernelName;
  /** Which digit, of ten. */
  readonly digit: number;
  /** How far it is moved, in pixels; what leaves on one side comes in on the other. */
  readonly right: number;
  readonly down: number;
}

/** What a layer gives for the image that has been moved. */
export interface Response {
  readonly values: Float32Array;
  readonly largest: number;
  /** Between moving first and moving afterwards: the largest difference, of the largest value. */
  readonly difference: number;
}

export interface Shifted {
  readonly image: Float32Array;
  readonly convolution: Response;
  readonly dense: Response;
}

export interface Counts {
  /** Parameters from an image of three channels to as many values; to 1,000 units; and of 1,000 filters of 3 × 3. */
  readonly denseToAsMany: number;
  readonly denseToThousand: number;
  readonly filters: number;
}

/** A convolution and a dense layer look at an image that moves. */
export class Equivariance {
  private readonly images: Tensor;
  private readonly convolution = new Conv2d(1, 1, 3, { padding: 1, paddingMode: 'circular', bias: false });
  private readonly dense: Linear;

  constructor() {
    manualSeed(1);
    this.dense = new Linear(side * side, side * side, { bias: false }) as Linear;
    const { images } = digits({ count: 10, seed: 3 }).getBatch(Int32Array.from({ length: 10 }, (_, i) => i));
    this.images = images as Tensor;
  }

  async shift({ kernel, digit, right, down }: Shift): Promise<Shifted> {
    this.convolution.weight.load(tensor([...kernels[kernel]], { shape: [1, 1, 3, 3] }), 'Equivariance');
    const still = this.images.narrow(0, digit, 1) as Tensor;
    const moved = (x: Tensor): Tensor => x.roll(down, 2).roll(right, 3) as Tensor;
    const convolved = (x: Tensor): Tensor => this.convolution.forward(x as Tensor<[1, 1, 28, 28]>) as Tensor;
    const connected = (x: Tensor): Tensor => (this.dense.forward(x.flatten(1) as Tensor) as Tensor).reshape(x.shape) as Tensor;
    const response = async (layer: (x: Tensor) => Tensor): Promise<Response> => {
      const [first, after] = noGrad(() => [layer(moved(still)), moved(layer(still))] as const);
      const largest = first.abs().max() as Tensor;
      return {
        values: (await first.data()) as Float32Array,
        largest: (await largest.item()) as number,
        difference: (await first.sub(after).abs().max().div(largest).item()) as number,
      };
    };
    return {
      image: (await moved(still).data()) as Float32Array,
      convolution: await response(convolved),
      dense: await response(connected),
    };
  }

  /** For an image of three channels with this side; no weight is drawn. */
  count(imageSide: number): Promise<Counts | Problem> {
    return orProblem(() => {
      const values = 3 * imageSide * imageSide;
      const dense = (units: number): number =>
        summary(new Linear(values, units, { bias: false }), [1, values]).totals.parameters;
      const filters = new Conv2d(3, 1000, 3, { padding: 1, bias: false });
      return {
        denseToAsMany: dense(values),
        denseToThousand: dense(1000),
        filters: summary(filters, [1, 3, imageSide, imageSide]).totals.parameters,
      };
    });
  }
}
