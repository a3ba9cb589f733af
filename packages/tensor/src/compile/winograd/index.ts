import type { Node } from '../../graph/node.ts';
import { product } from '../../ops/convolution.ts';
import { concat, narrow, permute, reshape } from '../../ops/movement.ts';
import { elementOf, phasesOf, type Tiling, tilingOf } from './tiles.ts';
import {
  bothAxes,
  type Grid,
  grid,
  inputTransform,
  kernelGradient,
  kernelTransform,
  outputGradient,
  outputTransform,
  points,
  taps,
  tile,
} from './transforms.ts';

/** What it costs to store a transformed element and read it again, in multiply-adds of a product; kernels are read at a stride. */
const tileCost = 20;
const kernelCost = 26;
/** The share of the direct convolution's cost that must be saved at least. */
const leastSaving = 0.1;
/** Multiply-adds of a direct convolution below which more kernels gain nothing. */
const leastWork = 2 ** 24;

type Store = (value: Node) => void;

/**
 * A 3×3 convolution without strides, or the gradient of its kernel, as products of transformed tiles: 36 multiplications where 16 outputs take 144
 * (Winograd's F(4×4, 3×3), as in Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015). Sums of differences bring a few more units of
 * rounding. `store` is told which values must have memory of their own. Returns undefined where it does not apply, or saves too little.
 */
export function winograd(node: Node<'convolution'>, store: Store, isWorthIt = saves): Node | undefined {
  if (node.dtype !== 'float32' || !isPlain(node)) return undefined;
  const isSmall = ([height, width]: readonly number[]): boolean => height === taps && width === taps;
  if (isSmall(node.inputs[1]!.shape.slice(3))) return tiledConvolution(node, store, isWorthIt);
  return isSmall(node.shape.slice(3)) ? tiledKernelGradient(node, store, isWorthIt) : undefined;
}

const isPlain = ({ attributes: { spatial } }: Node<'convolution'>): boolean =>
  spatial.length === 2 &&
  spatial.every(
    ({ stride, dilation, inputDilation, padLow, padHigh }) =>
      stride === 1 && dilation === 1 && inputDilation === 1 && padLow >= 0 && padHigh >= 0,
  );

/** `a` and `b` are the lengths of a product's factors besides the tiles, `direct` its multiply-adds without transforms. */
type Judge = (a: number, b: number, tiling: Tiling, direct: number) => boolean;

const saves: Judge = (a, b, { count }, direct) => {
  const transformed = points ** 2 * (a * b * count + tileCost * (a + b) * count + kernelCost * a * b);
  return direct >= leastWork && transformed <= (1 - leastSaving) * direct;
};

const padding = ({ attributes: { spatial } }: Node<'convolution'>): [number, number] => [spatial[0]!.padLow, spatial[1]!.padLow];

/** [G, C, 36, …]: points lie next to what follows, and not apart by whole channels, where they would meet in the same lines of the cache. */
const byPoint = (values: Grid): Node => concat(values.flat(), 2);

const transformedInput = (phases: Node, tiling: Tiling): Node =>
  byPoint(
    bothAxes(
      inputTransform,
      grid(points, points, (i, j) => elementOf(phases, i, j, tiling)),
    ),
  );

function tiledConvolution(node: Node<'convolution'>, store: Store, isWorthIt: Judge): Node | undefined {
  const [x, w] = node.inputs as [Node, Node];
  const [n, g, co, height, width] = node.shape as [number, number, number, number, number];
  const ci = x.shape[2]!;
  const tiling = tilingOf(n, height, width);
  const { rows, columns, places, count, batchLast } = tiling;
  if (!isWorthIt(ci, co, tiling, taps ** 2 * ci * co * n * height * width)) return undefined;

  const phases = phasesOf(x, padding(node), tiling, 1);
  store(phases);
  const inputs = transformedInput(phases, tiling);
  const tap = (i: number, j: number): Node => reshape(narrow(narrow(w, 3, i, 1), 4, j, 1), [g, co, 1, ci]);
  const kernels = byPoint(bothAxes(kernelTransform, grid(taps, taps, tap)));
  const products = product(
    reshape(permute(kernels, [1, 0, 2, 3]), [co, g * points ** 2, ci]),
    reshape(permute(reshape(inputs, [g, ci, points ** 2, count]), [0, 2, 3, 1]), [g * points ** 2, count, ci]),
  );
  const stacked = reshape(products, [co, g, points ** 2, ...places]);
  const order = batchLast ? [5, 1, 0, 3, 2, 4] : [3, 1, 0, 4, 2, 5];
  const at = (i: number, j: number): Node =>
    reshape(permute(narrow(stacked, 2, i * points + j, 1), order), [n, g, co, rows, 1, columns, 1]);
  const outputs = bothAxes(outputTransform, grid(points, points, at));
  const whole = concat(
    outputs.map((row) => concat(row, 6)),
    4,
  );
  return narrow(narrow(reshape(whole, [n, g, co, rows * tile, columns * tile]), 3, 0, height), 4, 0, width);
}

/** The convolution whose kernel is a gradient, and whose outputs are the gradients of 3×3 taps: channels are its batch, and the batch its channels. */
function tiledKernelGradient(node: Node<'convolution'>, store: Store, isWorthIt: Judge): Node | undefined {
  const [x, w] = node.inputs as [Node, Node];
  const [ci, g, co] = node.shape as [number, number, number];
  const [n, height, width] = w.shape.slice(2) as [number, number, number];
  const tiling = tilingOf(n, height, width);
  const { count } = tiling;
  if (!isWorthIt(ci, co, tiling, taps ** 2 * ci * co * n * height * width)) return undefined;

  const phases = phasesOf(permute(x, [2, 1, 0, 3, 4]), padding(node), tiling, 1);
  const gradientPhases = phasesOf(permute(w, [2, 0, 1, 3, 4]), [0, 0], tiling, 0);
  store(phases);
  store(gradientPhases);
  const inputs = transformedInput(phases, tiling);
  const at = (i: number, j: number): Node => elementOf(gradientPhases, i, j, tiling);
  const gradients = byPoint(bothAxes(outputGradient, grid(tile, tile, at)));
  const products = product(
    reshape(permute(reshape(inputs, [g, ci, points ** 2, count]), [1, 0, 2, 3]), [ci, g * points ** 2, count]),
    reshape(permute(reshape(gradients, [g, co, points ** 2, count]), [0, 2, 1, 3]), [g * points ** 2, co, count]),
  );
  const stacked = reshape(products, [ci, g, points ** 2, co]);
  const sum = (i: number, j: number): Node => reshape(narrow(stacked, 2, i * points + j, 1), [ci, g, co, 1, 1]);
  const outputs = bothAxes(kernelGradient, grid(points, points, sum));
  return concat(
    outputs.map((row) => concat(row, 4)),
    3,
  );
}
