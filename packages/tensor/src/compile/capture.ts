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

/** What is being written down; kept from one capture to the next. */
let ints = new Int32Array(4096);
let length = 0;

function push(int: number): void {
  if (length === ints.length) {
    const longer = new Int32Array(2 * length);
    longer.set(ints);
    ints = longer;
  }
  ints[length++] = int;
}

/** Writes down what is part of the program: numbers, names, flags, window axes, and lists of them. */
function write(value: unknown): void {
  if (typeof value === 'number') {
    if ((value | 0) === value && value !== realCode && !Object.is(value, -0)) push(value);
    else {
      scratch[0] = value;
      push(realCode);
      push(scratchWords[0]!);
      push(scratchWords[1]!);
    }
  } else if (typeof value === 'string') push(codeOf(words, value));
  else if (typeof value === 'boolean') push(Number(value));
  else if (Array.isArray(value)) {
    push(value.length);
    for (const item of value) write(item);
  } else {
    const { size = 0, stride, padLow, padHigh, dilation, inputDilation } = value as Partial<WindowAxis> & SpatialAxis;
    write([size, stride, padLow, padHigh, dilation, inputDilation]);
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

const hasValue = (node: Node): boolean => node.realized !== undefined || node.op === 'source';

/** Writes the request down. `memoryOf` identifies the memory behind a leaf that has any. */
export function capture(
  results: readonly Node[],
  updates: readonly { value: Node; memory: object }[],
  memoryOf: (leaf: Node) => object | undefined,
  isLeaf: (node: Node) => boolean = hasValue,
): Capture & Request {
  const order = topological([...results, ...updates.map((update) => update.value)], isLeaf);
  const memories = new Map<object, number>();
  const leaves: Node[] = [];
  const memory: number[] = [];
  const args: Scalar[] = [];
  const asArgument = (value: Scalar): number => {
    args.push(value);
    return 0;
  };
  length = 0;
  for (const node of order) {
    const leaf = isLeaf(node);
    push(leaf ? leafCode : codeOf(words, node.op));
    push(codeOf(words, node.dtype));
    write(node.shape);
    if (leaf) {
      const number = codeOf(memories, memoryOf(node) ?? node);
      push(number);
      leaves.push(node);
      memory.push(number);
    } else {
      push(node.inputs.length);
      for (const input of node.inputs) push(input.place);
      if (node.op === 'custom') continue;
      const attributes: object = withArguments(node, asArgument);
      for (const name in attributes) write(attributes[name as never]);
    }
  }
  const numbered = updates.map((update) => ({ value: update.value, memory: memories.get(update.memory) ?? -1 }));
  write(results.map((node) => node.place));
  for (const { value, memory: replaced } of numbered) {
    push(value.place);
    push(replaced);
  }
  return { key: ints.slice(0, length), order, leaves, memory, args, results, updates: numbered };
}
