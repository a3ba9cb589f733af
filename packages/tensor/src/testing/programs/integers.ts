import { type ReduceOp, type ScalarOp, scalarOps } from '../../contract/scalar.ts';
import { computeType, type DType } from '../../dtype.ts';
import type { Node, WindowAxis } from '../../graph/node.ts';
import * as ops from '../../ops/index.ts';
import { sameShape, sizeOf } from '../../shape.ts';
import { type Choose, pick } from '../generator.ts';
import { wholeNumbers } from '../kernels/case.ts';
import type { Program } from './leaves.ts';

const scalars: readonly ScalarOp[] = [
  'neg',
  'abs',
  'sign',
  'not',
  'add',
  'sub',
  'mul',
  'mod',
  'min',
  'max',
  'and',
  'or',
  'xor',
  'shl',
  'shr',
  'eq',
  'ne',
  'lt',
  'le',
  'where',
];
const integers: readonly DType[] = ['int32', 'uint32', 'uint8', 'int8', 'bool'];

/** A small program of random form over integers and booleans, made of primitives. Every device gives the same bits. */
export function randomIntegerProgram(choose: Choose, allowed: ReadonlySet<DType>): Program {
  const maker = new IntegerProgramMaker(
    choose,
    integers.filter((dtype) => allowed.has(dtype)),
  );
  return { leaves: [], outputs: maker.make() };
}

class IntegerProgramMaker {
  private readonly choose: Choose;
  private readonly dtypes: readonly DType[];
  private readonly nodes: Node[] = [];

  constructor(choose: Choose, dtypes: readonly DType[]) {
    this.choose = choose;
    this.dtypes = dtypes;
  }

  make(): Node[] {
    this.nodes.push(
      this.leaf(
        pick(this.choose, this.dtypes),
        Array.from({ length: this.choose(0, 3) }, () => this.choose(1, 5)),
      ),
    );
    for (let n = this.choose(2, 10); n > 0; n--) this.nodes.push(this.grown(this.any()));
    return [...new Set([this.nodes[this.nodes.length - 1]!, this.any()])];
  }

  private leaf(dtype: DType, shape: readonly number[]): Node {
    return ops.source(shape, dtype, wholeNumbers(dtype, sizeOf(shape), this.choose, 100));
  }

  private any(): Node {
    const n = this.nodes.length;
    return this.nodes[Math.max(this.choose(0, n - 1), this.choose(0, n - 1))]!;
  }

  private grown(x: Node): Node {
    switch (this.choose(0, 9)) {
      case 0:
        return ops.convert(x, pick(this.choose, this.dtypes));
      case 1:
        return x.dtype === 'int32'
          ? ops.bitcast(x, 'uint32')
          : x.dtype === 'uint32'
            ? ops.bitcast(x, 'int32')
            : ops.convert(x, 'int32');
      case 2:
      case 3:
        return this.moved(x);
      case 4:
        return this.reduced(x);
      case 5:
        return this.indexed(x);
      case 6:
        return this.windowed(x);
      default:
        return this.elementwise(x);
    }
  }

  private elementwise(x: Node): Node {
    const op = pick(
      this.choose,
      scalars.filter((name) => scalarOps[name].types.includes(computeType(x.dtype))),
    );
    const { arity } = scalarOps[op];
    if (op === 'where') return ops.where(this.partner(x, 'bool'), x, this.partner(x, x.dtype));
    return arity === 1
      ? ops.elementwise(op, x)
      : ops.elementwise(op, ...(this.choose(0, 1) ? [x, this.partner(x, x.dtype)] : [this.partner(x, x.dtype), x]));
  }

  /** A value of the shape: one there is, a number, or a leaf that broadcasts. */
  private partner(x: Node, dtype: DType): Node {
    const known = this.nodes.filter((node) => node.dtype === dtype && sameShape(node.shape, x.shape));
    if (known.length > 0 && this.choose(0, 1) === 0) return pick(this.choose, known);
    if (this.choose(0, 3) === 0) return ops.scalar(this.choose(0, dtype === 'bool' ? 1 : 9), x.shape, dtype);
    if (this.choose(0, 4) === 0 && x.shape.length > 0)
      return ops.convert(ops.iota(this.choose(0, x.shape.length - 1), x.shape), dtype);
    return ops.broadcastTo(
      this.leaf(
        dtype,
        x.shape.map((size) => (this.choose(0, 2) === 0 ? 1 : size)),
      ),
      x.shape,
    );
  }

  private moved(x: Node): Node {
    const rank = x.shape.length;
    if (rank === 0) return ops.expand(ops.reshape(x, [1]), [this.choose(1, 4)]);
    const axis = this.choose(0, rank - 1);
    const size = x.shape[axis]!;
    const start = this.choose(0, size - 1);
    const room = sizeOf(x.shape) <= 150;
    switch (this.choose(0, 6)) {
      case 0:
        return ops.reshape(x, [sizeOf(x.shape)]);
      case 1:
        return ops.transpose(x, axis, this.choose(0, rank - 1));
      case 2:
        return ops.flip(x, [axis]);
      case 3:
        return ops.narrow(x, axis, start, this.choose(1, size - start));
      case 4:
        return room
          ? ops.pad(
              x,
              x.shape.map((_, d) => (d === axis ? this.choose(0, 2) : 0)),
              x.shape.map((s, d) => (d === axis ? s + 2 : s)),
            )
          : x;
      case 5:
        return room ? ops.concat([x, this.partner(x, x.dtype)], axis) : x;
      default:
        return ops.reshape(ops.transpose(x, 0, axis), [size, sizeOf(x.shape) / size]);
    }
  }

  private reduced(x: Node): Node {
    const operations: readonly ReduceOp[] = x.dtype === 'bool' ? ['max', 'min'] : ['sum', 'prod', 'max', 'min'];
    const axes = x.shape.map((_, axis) => axis).filter(() => this.choose(0, 1) === 0);
    const kept = ops.reduce(pick(this.choose, operations), x, axes);
    return this.choose(0, 1) === 0
      ? ops.expand(kept, x.shape)
      : ops.reshape(
          kept,
          x.shape.filter((_, axis) => !axes.includes(axis)),
        );
  }

  private indexed(x: Node): Node {
    const rank = x.shape.length;
    if (rank === 0) return x;
    const axis = this.choose(0, rank - 1);
    const n = x.shape[axis]!;
    const shape = x.shape.map((size, d) => (d === axis ? this.choose(1, 4) : size));
    const index = ops.source(
      shape,
      'int32',
      Int32Array.from({ length: sizeOf(shape) }, () => this.choose(0, n - 1)),
    );
    switch (this.choose(0, x.dtype === 'bool' ? 2 : 4)) {
      case 0:
        return ops.gather(x, index, axis);
      case 1:
        return ops.argsort(x, axis, this.choose(0, 1) === 0);
      case 2:
        return ops.scatter(x, index, this.leaf(x.dtype, shape), axis, 'set');
      case 3:
        return ops.scatter(x, index, this.leaf(x.dtype, shape), axis, 'add');
      default:
        return ops.scan(x, axis, this.choose(0, 1) === 0 ? 'sum' : 'prod');
    }
  }

  /** Pooling, or the product with its own transpose. */
  private windowed(x: Node): Node {
    if (x.dtype === 'bool') return ops.convert(x, 'int32');
    if (x.shape.length === 0) return ops.reshape(x, [1]);
    if (x.shape.length === 2 && this.choose(0, 1) === 0) {
      const [m, n] = x.shape as [number, number];
      return ops.reshape(ops.product(ops.reshape(x, [m, 1, n]), ops.reshape(x, [1, m, n])), [m, m]);
    }
    const size = this.choose(1, Math.min(3, x.shape[x.shape.length - 1]!));
    const axis: WindowAxis = {
      size,
      stride: this.choose(1, 2),
      padLow: this.choose(0, size - 1),
      padHigh: this.choose(0, size - 1),
      dilation: 1,
      inputDilation: 1,
    };
    return ops.window(pick(this.choose, ['sum', 'max', 'argmax']), x, [axis]);
  }
}
