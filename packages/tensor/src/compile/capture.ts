import { type ScalarOp, scalarOps } from '../contract/scalar.ts';
import { dtypes } from '../dtype.ts';
import type { AnyNode, Attributes, Node, Op, Scalar, SpatialAxis } from '../graph/node.ts';
import { topological } from '../graph/traverse.ts';

/** What is to be computed: values to keep, and values that replace the contents of existing buffers. */
export interface Request {
  readonly results: readonly Node[];
  readonly updates: readonly Update[];
}

export interface Update {
  readonly value: Node;
  /** Which memory is overwritten: the number of its leaf's memory (see `Capture.memory`), or −1 if nothing in the graph reads it. */
  readonly memory: number;
}

/**
 * The part of the graph a request needs, written down as numbers. Two captures with equal `key` differ at most in the values
 * of their leaves and arguments, and are served by the same plan.
 */
export interface Capture {
  readonly key: Int32Array;
  /** Nodes in order, inputs first. */
  readonly order: readonly Node[];
  /** Nodes whose values come from outside, in order. */
  readonly leaves: readonly Node[];
  /** For each leaf, the number of the memory it reads (leaves that share memory share the number). */
  readonly memory: readonly number[];
  /** The numbers the program takes as arguments, in order. */
  readonly args: readonly Scalar[];
}

const opCodes = new Map<Op, number>();
const scalarCodes = new Map(Object.keys(scalarOps).map((op, i) => [op as ScalarOp, i]));
const dtypeCodes = new Map(dtypes.map((dtype, i) => [dtype, i]));
const words = new Map<string, number>();
const leafCode = -1;

function codeOf<K>(codes: Map<K, number>, name: K): number {
  const code = codes.get(name) ?? codes.size;
  codes.set(name, code);
  return code;
}

class Writer {
  readonly ints: number[] = [];
  readonly args: Scalar[] = [];

  /** A number that is part of the program. */
  fixed(...values: readonly number[]): void {
    this.ints.push(...values);
  }

  /** A number that is an argument: only its being there is part of the program. */
  dynamic(value: Scalar): void {
    this.args.push(value);
  }

  /** A fixed number of any kind. */
  real(value: number): void {
    scratch[0] = value;
    this.ints.push(scratchWords[0]!, scratchWords[1]!);
  }

  word(text: string): void {
    this.ints.push(codeOf(words, text));
  }
}
const scratch = new Float64Array(1);
const scratchWords = new Int32Array(scratch.buffer);

const nothing = (): void => {};
const encoders: { readonly [O in Op]: (attributes: Attributes[O], w: Writer, node: Node) => void } = {
  source: nothing,
  constant: ({ value, fixed }, w) => {
    w.fixed(fixed ? 1 : 0);
    if (fixed) w.real(value as number);
    else w.dynamic(value);
  },
  iota: ({ axis }, w) => w.fixed(axis),
  bits: ({ key, word }, w) => {
    w.fixed(word);
    key.forEach((half) => w.dynamic(half));
  },
  elementwise: ({ op }, w) => w.fixed(scalarCodes.get(op)!),
  convert: nothing,
  bitcast: nothing,
  reshape: nothing,
  permute: ({ order }, w) => w.fixed(...order),
  expand: nothing,
  pad: ({ before }, w, node) => offsets(before, w, node),
  shrink: ({ start }, w, node) => offsets(start, w, node),
  flip: ({ axes }, w) => w.fixed(axes.length, ...axes),
  concat: ({ axis }, w) => w.fixed(axis),
  reduce: ({ op, axes }, w) => {
    w.word(op);
    w.fixed(axes.length, ...axes);
  },
  convolution: ({ spatial }, w) => spatial.forEach((axis) => spatialAxis(axis, w)),
  window: ({ op, spatial }, w) => {
    w.word(op);
    spatial.forEach((axis) => {
      w.fixed(axis.size);
      spatialAxis(axis, w);
    });
  },
  windowSpread: ({ spatial }, w) => {
    spatial.forEach((axis) => {
      w.fixed(axis.size);
      spatialAxis(axis, w);
    });
  },
  gather: ({ axis, operation }, w) => {
    w.fixed(axis);
    w.word(operation);
  },
  scatter: ({ axis, mode, operation }, w) => {
    w.fixed(axis);
    w.word(mode);
    w.word(operation);
  },
  argsort: ({ axis, descending }, w) => w.fixed(axis, descending ? 1 : 0),
  scan: ({ axis, op }, w) => {
    w.fixed(axis);
    w.word(op);
  },
  custom: nothing,
  barrier: nothing,
  detach: nothing,
  variable: nothing,
};

function offsets(values: readonly Scalar[], w: Writer, node: Node): void {
  const from = node.inputs[0]!.shape;
  values.forEach((value, i) => {
    if (from[i] !== node.shape[i]) w.dynamic(value);
  });
}

const spatialAxis = (a: SpatialAxis, w: Writer): void => w.fixed(a.stride, a.padLow, a.padHigh, a.dilation, a.inputDilation);

/** Writes the request down. `memoryOf` identifies the memory behind a leaf that has any. */
export function capture(
  results: readonly Node[],
  updates: readonly { value: Node; memory: object }[],
  memoryOf: (leaf: Node) => object | undefined,
): Capture & Request {
  const isLeaf = (node: Node): boolean => node.realized !== undefined || node.op === 'source';
  const order = topological([...results, ...updates.map((update) => update.value)], isLeaf);
  const position = new Map<Node, number>();
  const memories = new Map<object, number>();
  const leaves: Node[] = [];
  const memory: number[] = [];
  const w = new Writer();
  order.forEach((node, i) => {
    position.set(node, i);
    const leaf = isLeaf(node);
    w.fixed(leaf ? leafCode : codeOf(opCodes, node.op), dtypeCodes.get(node.dtype)!, node.shape.length, ...node.shape);
    if (leaf) {
      const number = codeOf(memories, memoryOf(node) ?? node);
      w.fixed(number);
      leaves.push(node);
      memory.push(number);
    } else {
      w.fixed(node.inputs.length, ...node.inputs.map((input) => position.get(input)!));
      encode(node as AnyNode, w);
    }
  });
  const numbered = updates.map((update) => ({ value: update.value, memory: memories.get(update.memory) ?? -1 }));
  w.fixed(results.length, ...results.map((node) => position.get(node)!));
  w.fixed(...numbered.flatMap((update) => [position.get(update.value)!, update.memory]));
  return { key: Int32Array.from(w.ints), order, leaves, memory, args: w.args, results, updates: numbered };
}

function encode<O extends Op>(node: Node<O> | AnyNode, w: Writer): void {
  (encoders[node.op] as (attributes: unknown, w: Writer, node: Node) => void)(node.attributes, w, node);
}
