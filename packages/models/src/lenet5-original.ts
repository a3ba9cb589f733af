import { type AvgPool2d, Conv2d, type Flatten, Linear, Module, summary, uniform } from '@nacre/layers';
import {
  type Chain,
  type Check,
  concat,
  type DType,
  full,
  type Input,
  type LayerShapes,
  ModuleBuffer,
  type Parameter,
  type Resolved,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  tensor,
} from '@nacre/tensor';
import { digitBitmaps } from './lenet5-bitmaps.ts';

type Body = [
  Conv2d<1, 6, 5, readonly []>,
  AvgPool2d<2, readonly []>,
  Conv2d<6, 16, 5, readonly []>,
  AvgPool2d<2, readonly []>,
  Conv2d<16, 120, 5, readonly []>,
  Flatten,
  Linear<120, 84>,
  Linear<84, 10>,
];
interface LeNet5OriginalShapes extends LayerShapes {
  readonly output: Chain<Body, Input<this>>;
}

/**
 * LeNet-5 as LeCun, Bottou, Bengio and Haffner built it (1998), for images [N, 1, 32, 32] whose background is −0.1 and whose ink is
 * 1.175; after each layer but the last 1.7159 · tanh(2x / 3):
 *
 *     C1       convolution 6 @ 5×5                         6×28×28       156 parameters   122,304 connections
 *     S2       trainable subsampling 2×2                   6×14×14        12                5,880
 *     C3       convolution 16 @ 5×5, each of some maps    16×10×10     1,516              151,600
 *     S4       trainable subsampling 2×2                  16×5×5          32                2,000
 *     C5       convolution 120 @ 5×5                     120×1×1      48,120               48,120
 *     F6       linear 120 → 84                                        10,164               10,164
 *     output   distances from the bitmaps of ten digits                    0                  840
 *
 * 60,000 parameters, 340,908 connections. It gives the squared distance [N, 10] of F6, seen as a picture of 7 × 12 points, from that of each
 * digit: the smallest is the answer. Train it with `loss`.
 *
 * @example
 * const model = new LeNet5Original();
 * summary(model, [1, 1, 32, 32]).totals.parameters; // 60000
 */
export class LeNet5Original extends Module {
  declare readonly '~shapes': LeNet5OriginalShapes;
  readonly c1: Conv2d = initialized(new Conv2d(1, 6, 5) as Conv2d, 25);
  readonly s2 = new Subsampling(6);
  readonly c3 = new PartialConvolution();
  readonly s4 = new Subsampling(16);
  readonly c5: Conv2d = initialized(new Conv2d(16, 120, 5) as Conv2d, 16 * 25);
  readonly f6 = initialized(new Linear(120, 84) as Linear, 120);
  readonly output = new BitmapDistances();

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'LeNet5Original', Chain<Body, S>>,
  ): Tensor<Resolved<Chain<Body, S>>, D>;
  forward(images: Tensor): Tensor {
    if (images.rank !== 4 || images.shape.slice(1).join() !== '1,32,32')
      throw new ShapeMismatchError(
        'LeNet5Original',
        `expected [N, 1, 32, 32], got [${images.shape.join(', ')}]`,
        'pad 28×28 by 2',
      );
    return this.output.forward(this.features(images));
  }

  /** What F6 shows, [N, 1, 32, 32] → [N, 84]: after training, a picture of the digit. */
  features(images: Tensor): Tensor {
    const edges = squash(this.s2.forward(squash(this.c1.forward(images))));
    const shapes = squash(this.s4.forward(squash(this.c3.forward(edges))));
    const parts = squash(this.c5.forward(shapes)).flatten(1) as Tensor;
    return squash(this.f6.forward(parts));
  }

  /**
   * The paper's criterion (equation 9), a mean over the batch: the distance from the right digit, and a penalty log(e⁻ʲ + Σ e^−distance) for wrong
   * ones that are near; `j` keeps those from being pushed away that are far already.
   *
   * @param distances [N, 10], from `forward`
   * @param labels [N], int32
   */
  loss(distances: Tensor, labels: Tensor<Shape, 'int32'>, options: { readonly j?: number } = {}): Tensor<[], 'float32'> {
    const { j = 1 } = options;
    const right = distances.gather(1, labels.unsqueeze(1)) as Tensor;
    const rubbish = full([distances.shape[0]!, 1], -j);
    const wrong = concat([distances.neg(), rubbish] as Tensor[], 1).logSumExp(1) as Tensor;
    return right.squeeze(1).add(wrong).mean() as Tensor<[], 'float32'>;
  }

  /** How many connections each layer of the paper has: the values it weighs, and its biases, for one image. */
  connections(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { name, multiplyAdds, outputShape } of summary(this, [1, 1, 32, 32]).rows) {
      const [layer] = name.split('.') as [string];
      const biases = layer === 'output' ? 0 : outputShape!.reduce((count, size) => count * size, 1);
      counts[layer] = (counts[layer] ?? 0) + multiplyAdds + biases;
    }
    return counts;
  }
}

/** The squashing function of the paper: f(±1) = ±1, where its curvature is largest. */
function squash(x: Tensor): Tensor {
  return x
    .mul(2 / 3)
    .tanh()
    .mul(1.7159) as Tensor;
}

/** Weights and biases begin uniform on ±2.4 / fanIn. */
function initialized<L extends { readonly weight: Parameter; readonly bias: Parameter | null }>(layer: L, fanIn: number): L {
  const options = { a: -2.4 / fanIn, b: 2.4 / fanIn };
  uniform(layer.weight, options);
  uniform(layer.bias!, options);
  return layer;
}

/** Trainable subsampling: the sum of each 2×2 field times a coefficient, plus a bias; one of each for every map. */
class Subsampling extends Module {
  readonly weight: Parameter;
  readonly bias: Parameter;

  constructor(maps: number) {
    super();
    const { weight, bias } = initialized(new Conv2d(maps, maps, 1, { groups: maps }) as Conv2d, 4);
    this.weight = weight;
    this.bias = bias!;
  }

  forward(x: Tensor): Tensor {
    const [n, maps, height, width] = x.shape as [number, number, number, number];
    const sums: Tensor = x.reshape([n, maps, height / 2, 2, width / 2, 2]).sum([3, 5]);
    return sums.mul(this.weight.reshape([maps, 1, 1])).add(this.bias.reshape([maps, 1, 1])) as Tensor;
  }

  override multiplyAdds(output: Shape): number {
    return 4 * output.reduce((count, size) => count * size, 1);
  }
}

/** 5×5 convolutions that see three, four or all of the maps of S2, as table I of the paper has it. */
class PartialConvolution extends Module {
  readonly three: Conv2d = partial(threes);
  readonly four: Conv2d = partial(fours);
  readonly six: Conv2d = partial(all);

  forward(x: Tensor): Tensor {
    const seen = (maps: readonly (readonly number[])[]): Tensor => x.indexSelect(1, tensor(maps.flat(), { dtype: 'int32' }));
    return concat([this.three.forward(seen(threes)), this.four.forward(seen(fours)), this.six.forward(seen(all))] as Tensor[], 1);
  }
}

const threes = ['012', '123', '234', '345', '045', '015'].map(digitsOf);
const fours = ['0123', '1234', '2345', '0345', '0145', '0125', '0134', '1245', '0235'].map(digitsOf);
const all = ['012345'].map(digitsOf);

function digitsOf(text: string): number[] {
  return [...text].map(Number);
}

/** One map for each list of maps seen, as the groups of one convolution. */
function partial(maps: readonly (readonly number[])[]): Conv2d {
  const seen = maps[0]!.length;
  return initialized(new Conv2d(maps.length * seen, maps.length, 5, { groups: maps.length }) as Conv2d, 25 * seen);
}

/** The squared Euclidean distance Σ (x − c)² from the bitmap of each digit, which is not trained. */
class BitmapDistances extends Module {
  readonly bitmaps = new ModuleBuffer(tensor(digitBitmaps as number[][]));

  forward(x: Tensor): Tensor {
    return x.unsqueeze(1).sub(this.bitmaps).square().sum(2) as Tensor;
  }

  override multiplyAdds([count]: Shape): number {
    return count! * digitBitmaps.flat().length;
  }
}
