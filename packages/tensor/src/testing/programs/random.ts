import type { DType } from '../../dtype.ts';
import type { Node } from '../../graph/node.ts';
import * as activations from '../../math/activations.ts';
import { convolve } from '../../math/convolution.ts';
import * as indexing from '../../math/indexing.ts';
import { matmul } from '../../math/linalg.ts';
import * as movement from '../../math/movement.ts';
import * as pointwise from '../../math/pointwise.ts';
import { avgPool, maxPool } from '../../math/pooling.ts';
import { uniform } from '../../math/random.ts';
import * as statistics from '../../math/statistics.ts';
import * as ops from '../../ops/index.ts';
import { type Shape, sizeOf } from '../../shape.ts';
import { type Choose, pick } from '../generator.ts';
import { leaf, type Program } from './leaves.ts';

/** A node, what it cannot exceed, and whether every device has exactly this value: only then may a program branch on it. */
interface Value {
  readonly node: Node;
  readonly limit: number;
  readonly exact: boolean;
}

const mostElements = 200;
const inputs: readonly [number, number] = [-2, 2];

/**
 * A small program of random form over floats of one dtype: elementwise functions, broadcasting, movement, reductions, products,
 * convolutions, pooling, gathers, sorts, values with several users. Its values stay of the order of 1, and it branches (maxima,
 * comparisons, orders) only on values that have no rounding, so that a right device comes close to the oracle everywhere.
 */
export function randomProgram(choose: Choose, dtype: DType): Program {
  return new ProgramMaker(choose, dtype).make();
}

class ProgramMaker {
  private readonly choose: Choose;
  private readonly dtype: DType;
  private readonly leaves: Node[] = [];
  private readonly values: Value[] = [];
  /** Size of a dimension: large ones reach the loops that small ones never enter. */
  private readonly largest: number;

  constructor(choose: Choose, dtype: DType) {
    this.choose = choose;
    this.dtype = dtype;
    this.largest = choose(0, 5) === 0 ? 13 : 5;
  }

  make(): Program {
    for (let n = this.choose(1, 2); n > 0; n--) this.values.push(this.leaf(this.shape()));
    for (let n = this.choose(2, 9); n > 0; n--) this.values.push(this.tamed(this.grown(this.any())));
    const last = this.values[this.values.length - 1]!.node;
    const outputs = new Set([last, ...(this.choose(0, 2) === 0 ? [this.any().node] : [])].filter((node) => node.requiresGrad));
    return outputs.size > 0
      ? { leaves: this.leaves, outputs: [...outputs] }
      : { leaves: this.leaves, outputs: [this.leaves[0]!] };
  }

  private shape(): number[] {
    return Array.from({ length: this.choose(0, 3) }, () => this.choose(1, this.largest));
  }

  private leaf(shape: Shape): Value {
    const node = leaf(shape, this.dtype, inputs, this.leaves.length);
    this.leaves.push(node);
    return { node, limit: 2, exact: true };
  }

  /** Late values more often than early ones. */
  private any(): Value {
    const n = this.values.length;
    return this.values[Math.max(this.choose(0, n - 1), this.choose(0, n - 1))]!;
  }

  /** Scaled down by a power of two once it could grow. */
  private tamed(value: Value): Value {
    if (value.limit <= 4) return value;
    const factor = 2 ** -Math.ceil(Math.log2(value.limit / 2));
    return { node: pointwise.mul(value.node, factor), limit: value.limit * factor, exact: false };
  }

  private grown(x: Value): Value {
    switch (this.choose(0, 7)) {
      case 0:
      case 1:
        return this.unary(x);
      case 2:
        return this.binary(x);
      case 3:
      case 4:
        return this.moved(x);
      case 5:
        return this.reduced(x);
      case 6:
        return this.multiplied(x);
      default:
        return this.indexed(x);
    }
  }

  private unary({ node: x, limit, exact }: Value): Value {
    const smooth: readonly (() => readonly [Node, number])[] = [
      () => [pointwise.tanh(x), 1],
      () => [pointwise.sigmoid(x), 1],
      () => [pointwise.sin(x), 1],
      () => [pointwise.cos(x), 1],
      () => [pointwise.erf(x), 1],
      () => [activations.gelu(x, 'none'), limit],
      () => [activations.silu(x), limit],
      () => [activations.softplus(x), limit + 1],
      () => [pointwise.square(x), limit ** 2],
      () => [pointwise.exp(x), Math.exp(limit)],
      () => [pointwise.exp(pointwise.neg(pointwise.square(x))), 1],
      () => [pointwise.sqrt(pointwise.add(pointwise.square(x), 0.5)), limit + 1],
      () => [pointwise.log(pointwise.add(pointwise.square(x), 0.5)), limit + 1],
      () => [pointwise.reciprocal(pointwise.add(pointwise.square(x), 0.5)), 2],
      () => [pointwise.pow(pointwise.add(pointwise.square(x), 0.5), 1.3), (limit + 1) ** 3],
      () => [pointwise.mul(x, 0.75), limit],
      () => [pointwise.sub(1.5, x), limit + 2],
      () => [pointwise.atan(x), 2],
    ];
    const branching: readonly (() => readonly [Node, number])[] = [
      () => [pointwise.abs(x), limit],
      () => [activations.relu(x), limit],
      () => [pointwise.neg(x), limit],
      () => [pointwise.clamp(x, -0.7, 1.1), 1.1],
      () => [pointwise.where(pointwise.lt(x, 0.3), x, pointwise.neg(x)), limit],
    ];
    const branches = exact && this.choose(0, 2) === 0;
    const [node, bound] = pick(this.choose, branches ? branching : smooth)();
    return { node, limit: bound, exact: branches };
  }

  /** With a value of the same shape, one that broadcasts, or a new leaf. */
  private binary(a: Value): Value {
    const { shape } = a.node;
    const partners = this.values.filter(
      (v) => v.node.shape.length === shape.length && v.node.shape.every((size, d) => size === shape[d] || size === 1),
    );
    const b =
      this.choose(0, 2) === 0
        ? this.leaf(shape.map((size) => (this.choose(0, 2) === 0 ? 1 : size)))
        : pick(this.choose, partners);
    const [x, y] = [a.node, b.node];
    switch (this.choose(0, a.exact && b.exact ? 6 : 4)) {
      case 0:
        return { node: pointwise.add(x, y), limit: a.limit + b.limit, exact: false };
      case 1:
        return { node: pointwise.sub(y, x), limit: a.limit + b.limit, exact: false };
      case 2:
        return { node: pointwise.mul(x, y), limit: a.limit * b.limit, exact: false };
      case 3:
        return { node: pointwise.div(x, pointwise.add(pointwise.square(y), 0.5)), limit: 2 * a.limit, exact: false };
      case 4:
        return { node: pointwise.atan2(x, pointwise.add(pointwise.square(y), 0.5)), limit: 2, exact: false };
      case 5:
        return { node: pointwise.maximum(x, y), limit: Math.max(a.limit, b.limit), exact: true };
      default:
        return { node: pointwise.where(pointwise.lt(y, x), x, y), limit: Math.max(a.limit, b.limit), exact: true };
    }
  }

  private moved({ node: x, limit, exact }: Value): Value {
    const rank = x.shape.length;
    const axis = this.choose(0, Math.max(0, rank - 1));
    const size = x.shape[axis] ?? 1;
    const room = sizeOf(x.shape) * 2 <= mostElements;
    const start = this.choose(0, size - 1);
    const anywhere: readonly (() => Node)[] = [
      () => movement.reshape(x, [-1]),
      () => movement.unsqueeze(x, this.choose(0, rank)),
      () => movement.flatten(x, 0, -1),
      () => (room ? movement.expand(movement.unsqueeze(x, 0), [2, ...x.shape]) : x),
      () => (room ? movement.stack([x, pointwise.neg(x)], this.choose(0, rank)) : x),
    ];
    const alongAxis: readonly (() => Node)[] = [
      () => movement.transpose(x, axis, this.choose(0, rank - 1)),
      () => movement.flip(x, axis),
      () => movement.narrow(x, axis, start, this.choose(1, size - start)),
      () =>
        movement.slice(
          x,
          x.shape.map((_, d) => (d === axis ? [start, null, 2] : null)),
        ),
      () => movement.select(x, axis, start),
      () =>
        movement.pad(
          x,
          x.shape.map((_, d) => (d === axis && room ? [this.choose(0, 2), 1] : [0, 0])),
          'constant',
          0,
        ),
      () => movement.roll(x, 1, axis),
      () => (room ? movement.concat([x, movement.flip(x, axis)], axis) : x),
      () => movement.reshape(movement.transpose(x, 0, axis), [size, -1]),
    ];
    const made = pick(this.choose, rank > 0 ? [...anywhere, ...alongAxis] : anywhere)();
    return { node: made, limit, exact };
  }

  private reduced({ node: x, limit, exact }: Value): Value {
    const rank = x.shape.length;
    if (rank === 0) return this.unary({ node: x, limit, exact });
    const axis = this.choose(0, rank - 1);
    const n = x.shape[axis]!;
    const keep = this.choose(0, 1) === 0;
    const smooth: readonly (() => readonly [Node, number])[] = [
      () => [statistics.sum(x, axis, keep), n * limit],
      () => [statistics.mean(x, axis, keep), limit],
      () => [statistics.sum(x, undefined, false), sizeOf(x.shape) * limit],
      () => [statistics.softmax(x, axis), 1],
      () => [statistics.logSoftmax(x, axis), 2 * limit + 3],
      () => [statistics.logSumExp(x, axis, keep), limit + 3],
      () => [statistics.variance(x, axis, 0, keep), limit ** 2],
      () => [statistics.cumsum(x, axis), n * limit],
      () => [statistics.prod(pointwise.cos(x), axis, keep), 1],
      () => [pointwise.sub(x, statistics.mean(x, axis, true)), 2 * limit],
      () => [statistics.norm(pointwise.add(pointwise.square(x), 0.5), 2, axis, keep), n * (limit ** 2 + 1)],
    ];
    if (exact && this.choose(0, 2) === 0) {
      const place = ops.convert(statistics.argmax(x, axis, true), this.dtype);
      if (this.choose(0, 2) === 0) return { node: pointwise.add(x, place), limit: limit + n, exact: false };
      return { node: this.choose(0, 1) === 0 ? statistics.max(x, axis, keep) : statistics.min(x, axis, keep), limit, exact };
    }
    const [node, bound] = pick(this.choose, smooth)();
    return { node, limit: bound, exact: false };
  }

  /** Matrix products and convolutions with new leaves or with itself, and pooling. */
  private multiplied(value: Value): Value {
    const { node: x, limit, exact } = value;
    const { shape } = x;
    const rank = shape.length;
    if (rank === 0) return this.unary(value);
    const n = shape[rank - 1]!;
    if (rank === 1 || this.choose(0, 2) === 0) {
      const w = this.leaf([n, this.choose(1, this.largest)]);
      return { node: matmul(x, w.node), limit: 2 * n * limit, exact: false };
    }
    if (rank === 2 && this.choose(0, 1) === 0) return { node: matmul(x, movement.t(x)), limit: n * limit ** 2, exact: false };
    const image = movement.reshape(x, [1, shape[0]!, sizeOf(shape.slice(1, -1)), n]);
    const [channels, height] = [shape[0]!, image.shape[2]!];
    if (exact && this.choose(0, 2) === 0)
      return { node: maxPool('maxPool', 2, image, [Math.min(2, height), 1], { stride: 1 }), limit, exact };
    if (this.choose(0, 2) === 0)
      return { node: avgPool('avgPool', 2, image, 2, { padding: 1, stride: this.choose(1, 2) }), limit, exact: false };
    const kernel: Shape = [this.choose(1, 3), channels, this.choose(1, Math.min(3, height)), this.choose(1, Math.min(3, n))];
    const options = { stride: this.choose(1, 2), padding: this.choose(0, 1) };
    return {
      node: convolve('conv2d', 2, image, this.leaf(kernel).node, undefined, options),
      limit: 2 * limit * sizeOf(kernel.slice(1)),
      exact: false,
    };
  }

  private indexed(value: Value): Value {
    const { node: x, limit, exact } = value;
    const rank = x.shape.length;
    if (rank === 0) return { node: pointwise.mul(x, uniform([], [this.choose(0, 1e6), 1], this.dtype)), limit, exact: false };
    const axis = this.choose(0, rank - 1);
    const n = x.shape[axis]!;
    const index = (count: number): Node =>
      ops.source(
        [count],
        'int32',
        Int32Array.from({ length: count }, () => this.choose(0, n - 1)),
      );
    const whole = (count: number): Node =>
      ops.broadcastTo(
        movement.reshape(
          index(count),
          x.shape.map((_, d) => (d === axis ? count : 1)),
        ),
        x.shape.map((s, d) => (d === axis ? count : s)),
      );
    switch (this.choose(0, exact ? 5 : 3)) {
      case 0:
        return { node: indexing.indexSelect(x, axis, index(this.choose(1, 4))), limit, exact };
      case 1:
        return { node: indexing.scatterAdd(x, axis, whole(n), pointwise.mul(x, 0.5)), limit: limit * n, exact: false };
      case 2:
        return { node: pointwise.mul(x, uniform(x.shape, [this.choose(0, 1e6), 2], this.dtype)), limit, exact: false };
      case 3:
        return { node: indexing.gather(x, axis, whole(this.choose(1, n))), limit, exact };
      case 4:
        return { node: indexing.sort(x, axis, this.choose(0, 1) === 0).values, limit, exact };
      default:
        return { node: indexing.topk(x, this.choose(1, n), axis, true).values, limit, exact };
    }
  }
}
