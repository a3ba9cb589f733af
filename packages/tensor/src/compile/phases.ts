import type { Node, SpatialAxis } from '../graph/node.ts';
import { convolution } from '../ops/convolution.ts';
import { constant } from '../ops/memory.ts';
import { concat, insertAt, narrow, pad, permute, replaceAt, reshape } from '../ops/movement.ts';
import { sizeOf } from '../shape.ts';

/** Multiply-adds below which a few zeros are cheaper than more kernels. */
const worthSplitting = 2 ** 20;
const mostPhases = 16;

interface Phase {
  readonly kernel: Node;
  readonly spatial: readonly SpatialAxis[];
}

/**
 * A convolution over an input with zeros between its elements (the gradient of one with strides, or a transposed one) as one for each phase of the
 * outputs, with those taps that meet elements: no product with a zero is left. The outputs are [phases, …] until they are read.
 */
export function splitPhases(node: Node<'convolution'>, leastWork = worthSplitting): Node {
  const [x, w] = node.inputs as [Node, Node];
  const { spatial } = node.attributes;
  const dilated = spatial.flatMap(({ inputDilation }, i) => (inputDilation > 1 ? [i] : []));
  const steps = dilated.map((i) => spatial[i]!.inputDilation);
  const count = steps.reduce((a, b) => a * b, 1);
  const isPlain = dilated.every((i) => spatial[i]!.stride === 1 && spatial[i]!.dilation === 1);
  const work = sizeOf(node.shape) * sizeOf(w.shape.slice(2));
  if (count === 1 || count > mostPhases || !isPlain || work < leastWork) return node;

  let phases: (Phase | undefined)[] = [{ kernel: w, spatial }];
  for (const i of dilated) {
    phases = phases.flatMap((phase) =>
      Array.from(
        { length: spatial[i]!.inputDilation },
        (_, p) => phase && phaseAlong(phase, i, p, x.shape[3 + i]!, node.shape[3 + i]!),
      ),
    );
  }
  const shape = node.shape.map((size, dim) => (dim < 3 ? size : Math.ceil(size / spatial[dim - 3]!.inputDilation)));
  const parts = phases.map((phase) => (phase ? convolution(x, phase.kernel, phase.spatial) : constant(0, shape, node.dtype)));
  const stacked = reshape(
    concat(
      parts.map((part) => reshape(part, [1, ...shape])),
      0,
    ),
    [...steps, ...shape],
  );
  return interleave(stacked, dilated, node);
}

/** Outputs p, p + d, p + 2d … along a spatial axis; undefined if no tap meets an element. */
function phaseAlong({ kernel, spatial }: Phase, i: number, p: number, size: number, outputs: number): Phase | undefined {
  const { inputDilation: d, padLow } = spatial[i]!;
  const first = (((padLow - p) % d) + d) % d;
  const taps = Math.ceil((kernel.shape[3 + i]! - first) / d);
  if (taps <= 0) return undefined;
  const low = (padLow - p - first) / d;
  const high = Math.ceil(outputs / d) - size - low + taps - 1;
  const axis: SpatialAxis = { ...spatial[i]!, inputDilation: 1, padLow: low, padHigh: high };
  return { kernel: everyTap(kernel, 3 + i, first, d, taps), spatial: replaceAt(spatial, i, axis) };
}

/** `count` elements along an axis, from `first` on in steps. */
function everyTap(kernel: Node, axis: number, first: number, step: number, count: number): Node {
  const groups = Math.ceil(kernel.shape[axis]! / step);
  const padded = pad(kernel, new Array<number>(kernel.shape.length).fill(0), replaceAt(kernel.shape, axis, groups * step));
  const split = reshape(padded, insertAt(replaceAt(padded.shape, axis, groups), axis + 1, step));
  const taps = narrow(narrow(split, axis + 1, first, 1), axis, 0, count);
  return reshape(taps, replaceAt(kernel.shape, axis, count));
}

/** [d…, N, G, Co, outputs / d …] → the outputs of the whole, without those beyond its end. */
function interleave(stacked: Node, dilated: readonly number[], { shape }: Node): Node {
  const k = dilated.length;
  const order = shape.flatMap((_, dim) => {
    const phase = dilated.indexOf(dim - 3);
    return phase < 0 ? [k + dim] : [k + dim, phase];
  });
  const together = permute(stacked, order);
  const whole = shape.map((size, dim) => {
    const phase = dilated.indexOf(dim - 3);
    return phase < 0 ? size : stacked.shape[phase]! * stacked.shape[k + dim]!;
  });
  return shape.reduce<Node>((result, size, dim) => narrow(result, dim, 0, size), reshape(together, whole));
}
