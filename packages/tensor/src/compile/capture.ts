import { type Attributes, isNode, type Node, type Op, type Scalar, type SpatialAxis, type WindowAxis } from '../graph/node.ts';
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

const words = new Map<string, number>();
const leafCode = -1;

function codeOf<K>(codes: Map<K, number>, name: K): number {
  const known = codes.get(name);
  if (known === undefined) codes.set(name, codes.size);
  return known ?? codes.size - 1;
}

const scratch = new Float64Array(1);
const scratchWords = new Int32Array(scratch.buffer);
/** Announces a number that is no integer of 32 bits. */
const realCode = -(2 ** 31);

/** Writes down what is part of the program: numbers, names, flags, window axes, and lists of them. */
function write(ints: number[], value: unknown): void {
  if (typeof value === 'number') {
    if ((value | 0) === value && value !== realCode && !Object.is(value, -0)) ints.push(value);
    else {
      scratch[0] = value;
      ints.push(realCode, scratchWords[0]!, scratchWords[1]!);
    }
  } else if (typeof value === 'string') ints.push(codeOf(words, value));
  else if (typeof value === 'boolean') ints.push(Number(value));
  else if (Array.isArray(value)) {
    ints.push(value.length);
    for (const item of value) write(ints, item);
  } else {
    const { size = 0, stride, padLow, padHigh, dilation, inputDilation } = value as Partial<WindowAxis> & SpatialAxis;
    ints.push(size, stride, padLow, padHigh, dilation, inputDilation);
  }
}

/** The attributes with `replace` of every number that is an argument of the program: not it, only its being there is part of that. */
export function withArguments(node: Node, replace: (value: Scalar) => Scalar): Attributes[Op] {
  if (isNode(node, 'constant')) {
    const { value, fixed } = node.attributes;
    return { value: fixed ? value : replace(value), fixed };
  }
  if (isNode(node, 'bits')) {
    const [high, low] = node.attributes.key;
    return { key: [replace(high), replace(low)], word: node.attributes.word };
  }
  if (isNode(node, 'pad')) return { before: offsets(node, node.attributes.before, replace) };
  if (isNode(node, 'shrink')) return { start: offsets(node, node.attributes.start, replace) };
  return node.attributes;
}

/** An offset is a choice only where sizes differ. */
const offsets = (node: Node, values: readonly Scalar[], replace: (value: Scalar) => Scalar): Scalar[] =>
  values.map((value, i) => (node.inputs[0]!.shape[i] === node.shape[i] ? value : replace(value)));

/** Writes the request down. `memoryOf` identifies the memory behind a leaf that has any. */
export function capture(
  results: readonly Node[],
  updates: readonly { value: Node; memory: object }[],
  memoryOf: (leaf: Node) => object | undefined,
): Capture & Request {
  const isLeaf = (node: Node): boolean => node.realized !== undefined || node.op === 'source';
  const order = topological([...results, ...updates.map((update) => update.value)], isLeaf);
  const memories = new Map<object, number>();
  const leaves: Node[] = [];
  const memory: number[] = [];
  const ints: number[] = [];
  const args: Scalar[] = [];
  const asArgument = (value: Scalar): number => {
    args.push(value);
    return 0;
  };
  for (const node of order) {
    const leaf = isLeaf(node);
    ints.push(leaf ? leafCode : codeOf(words, node.op), codeOf(words, node.dtype), node.shape.length, ...node.shape);
    if (leaf) {
      const number = codeOf(memories, memoryOf(node) ?? node);
      ints.push(number);
      leaves.push(node);
      memory.push(number);
    } else {
      ints.push(node.inputs.length);
      for (const input of node.inputs) ints.push(input.place);
      if (node.op === 'custom') continue;
      const attributes: object = withArguments(node, asArgument);
      for (const name in attributes) write(ints, attributes[name as never]);
    }
  }
  const numbered = updates.map((update) => ({ value: update.value, memory: memories.get(update.memory) ?? -1 }));
  ints.push(results.length, ...results.map((node) => node.place));
  ints.push(...numbered.flatMap((update) => [update.value.place, update.memory]));
  return { key: Int32Array.from(ints), order, leaves, memory, args, results, updates: numbered };
}
