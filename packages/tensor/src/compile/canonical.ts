import type { Capabilities } from '../contract/backend.ts';
import { exact } from '../contract/key.ts';
import { reduceOps } from '../contract/scalar.ts';
import { computeType } from '../dtype.ts';
import { isNode, Node, type Op } from '../graph/node.ts';
import { withGradients } from '../graph/record.ts';
import { barrier, constant } from '../ops/memory.ts';
import { expand } from '../ops/movement.ts';
import { sizeOf } from '../shape.ts';
import { type Capture, type Request, withArguments } from './capture.ts';
import { roleOf } from './cost.ts';
import { splitPhases } from './phases.ts';
import { splitConvolution, splitReduction } from './split-reduction.ts';
import { holderOf, sharedIndex } from './storage.ts';
import { winograd } from './winograd/index.ts';

/** A captured graph in the compiler's own nodes: no data of the user's, numbers replaced by numbered arguments, equal nodes one. */
export interface Program {
  readonly results: readonly Node[];
  readonly updates: readonly { readonly value: Node; readonly memory: number }[];
  /** The source node of each leaf, in order; leaves that read the same memory with the same shape are one node. */
  readonly leaves: readonly Node[];
  readonly memory: readonly number[];
  /** Values that are stored, though they could be computed where they are read. */
  readonly stored: ReadonlySet<Node>;
  /** What each captured node became. */
  readonly copies: ReadonlyMap<Node, Node>;
}

/** Makes of a routine that the backend does not offer what it does. */
export type RoutineLowering = (node: Node<'scan'> | Node<'argsort'> | Node<'scatter'>) => Node;

/** The first pass: copies the graph, merging what is equal and dropping what only differentiation sees. */
export function canonical(captured: Capture & Request, capabilities: Capabilities, lowering: RoutineLowering): Program {
  const copies = new Map<Node, Node>();
  const merged = new Map<string, Node>();
  const lowered = new Map<Node, Node>();
  const stored = new Set<Node>();
  const leafNumbers = new Map(captured.leaves.map((leaf, i) => [leaf, i]));
  let argument = 0;

  const merge = (node: Node): Node => {
    const key = `${node.op} ${node.dtype} ${node.shape.join()} ${node.inputs.map((n) => n.id).join()} ${JSON.stringify(node.attributes, exact)}`;
    const known = merged.get(key);
    if (known !== undefined && node.op !== 'barrier') return known;
    merged.set(key, node);
    return node;
  };
  const lower = (node: Node): Node => {
    if (isNode(node, 'reduce')) return withGradients(false, () => splitReduction(node));
    if (isNode(node, 'convolution')) return withGradients(false, () => lowerConvolution(node));
    if (!isNode(node, 'scan') && !isNode(node, 'argsort') && !isNode(node, 'scatter')) return node;
    return withGradients(false, () => (capabilities.routines.has(node.op) ? withStoredInputs(node) : lowering(node)));
  };

  const lowerConvolution = (node: Node<'convolution'>): Node =>
    (capabilities.winograd && winograd(node, (value) => stored.add(value))) || splitConvolution(splitPhases(node));

  for (const node of captured.order) {
    const leaf = leafNumbers.get(node);
    if (leaf !== undefined) {
      copies.set(node, new Node('source', [], { data: undefined }, node.shape, node.dtype, false));
      continue;
    }
    const inputs = node.inputs.map((input) => copies.get(input)!);
    if (isNode(node, 'detach') || isNode(node, 'custom') || isNode(node, 'variable')) {
      copies.set(node, inputs[0]!);
      continue;
    }
    const attributes = withArguments(node, () => ({ argument: argument++ }));
    const copy = merge(new Node<Op>(node.op, inputs, attributes, node.shape, node.dtype, false));
    if (!lowered.has(copy)) lowered.set(copy, withoutElements(copy) ?? lower(copy));
    copies.set(node, lowered.get(copy)!);
  }
  return {
    results: captured.results.map((node) => copies.get(node)!),
    updates: captured.updates.map(({ value, memory }) => ({ value: copies.get(value)!, memory })),
    leaves: captured.leaves.map((node) => copies.get(node)!),
    memory: captured.memory,
    stored,
    copies,
  };
}

/** What tensors without elements leave of a node: nothing to compute, or the identity of a reduction over nothing. */
function withoutElements(node: Node): Node | undefined {
  if (sizeOf(node.shape) === 0) return constant(0, node.shape, node.dtype);
  if (node.inputs.every((input) => sizeOf(input.shape) > 0)) return undefined;
  if (isNode(node, 'reduce'))
    return constant(reduceOps[node.attributes.op].identity(computeType(node.dtype)), node.shape, node.dtype);
  if (node.op === 'convolution' || node.op === 'pad' || node.op === 'window' || node.op === 'windowSpread')
    return constant(0, node.shape, node.dtype);
  return node.op === 'scatter' ? node.inputs[0]! : undefined;
}

/** A routine reads buffers: what it would get by movement, or as a number everywhere, is copied to one. */
function withStoredInputs(node: Node): Node {
  const stored = (input: Node): Node => {
    const holder = holderOf(input);
    return roleOf(holder) === 'movement' || holder.op === 'constant' || holder.op === 'iota' ? barrier(input) : input;
  };
  const inputs = node.inputs.map((input, i) => {
    const shared = i === 1 && isNode(node, 'scatter') ? sharedIndex(node) : undefined;
    return shared ? expand(stored(shared), input.shape) : stored(input);
  });
  return new Node<Op>(node.op, inputs, node.attributes, node.shape, node.dtype, false);
}
