import { isNode, type Node } from '../graph/node.ts';
import { convolution } from '../ops/convolution.ts';
import { convert } from '../ops/elementwise.ts';
import { permute, reshape } from '../ops/movement.ts';
import { reduce } from '../ops/reduce.ts';
import { sizeOf } from '../shape.ts';

/** Fewer results than this are too few to share out; fewer terms are not worth a second kernel. */
const fewResults = 16;
const manyTerms = 2 ** 16;
const leastParts = 8;
const mostParts = 1024;

/** Only the result is half as precise: parts in float16 would overflow, and round, before they meet. */
const wide = (x: Node): Node => (x.dtype === 'float16' ? convert(x, 'float32') : x);

/**
 * A reduction of very many elements to very few, as one to a number of parts and one of these, so that the parts can be computed at the same
 * time. The parts follow from the shapes alone: the result is the same on any number of threads.
 */
export function splitReduction(node: Node<'reduce'>): Node {
  const x = wide(node.inputs[0]!);
  const { op, axes } = node.attributes;
  if (sizeOf(node.shape) >= fewResults || sizeOf(x.shape) < manyTerms * sizeOf(node.shape)) return node;
  const long = axes.filter((axis) => x.shape[axis]! > 1);
  const cut = long.find((axis) => largestDivisor(x.shape[axis]!, mostParts) >= leastParts);
  if (cut === undefined) return node;
  const size = x.shape[cut]!;
  const parts = largestDivisor(size, mostParts);
  const inner = long.filter((axis) => axis !== cut);
  if (parts === size && inner.length > 0) return convert(reduce(op, reduce(op, x, inner), [cut]), node.dtype);
  const split = reshape(x, [...x.shape.slice(0, cut), parts, size / parts, ...x.shape.slice(cut + 1)]);
  const within = [cut + 1, ...inner.map((axis) => (axis > cut ? axis + 1 : axis))];
  return convert(reshape(reduce(op, reduce(op, split, within), [cut]), node.shape), node.dtype);
}

/** A product is cut along its channels if each result has so many terms, and so many times as many as there are results. */
const longProduct = 4096;
const longerThanWide = 16;
const productParts = 8;

/**
 * A convolution of few results with very many terms each, such as the gradient of a small kernel, as one with parts of the channels as groups, and
 * the sum of these. As above, the parts follow from the shapes.
 */
export function splitConvolution(node: Node): Node {
  if (!isNode(node, 'convolution')) return node;
  const [x, w] = node.inputs.map(wide) as [Node, Node];
  const [g, out, channels, ...kernel] = w.shape as [number, number, number, ...number[]];
  const terms = channels * sizeOf(kernel);
  const parts = largestDivisor(channels, productParts);
  if (terms < Math.max(longProduct, longerThanWide * sizeOf(node.shape)) || parts === 1) return node;
  const each = channels / parts;
  const [n, , , ...size] = x.shape as [number, number, number, ...number[]];
  const splitKernel = reshape(w, [g, out, parts, each, ...kernel]);
  const order = [0, 2, 1, 3, ...kernel.map((_, i) => 4 + i)];
  const partial = convolution(
    reshape(x, [n, g * parts, each, ...size]),
    reshape(permute(splitKernel, order), [g * parts, out, each, ...kernel]),
    node.attributes.spatial,
  );
  const [, , ...results] = node.shape;
  return convert(reshape(reduce('sum', reshape(partial, [n, g, parts, ...results]), [2]), node.shape), node.dtype);
}

function largestDivisor(size: number, limit: number): number {
  let divisor = Math.min(size, limit);
  while (size % divisor !== 0) divisor--;
  return divisor;
}
