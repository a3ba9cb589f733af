import { type AnyNode, Node, type Op } from '../graph/node.ts';
import { topological } from '../graph/traverse.ts';
import * as ops from '../ops/index.ts';
import { insertAt, permute, reshape } from '../ops/index.ts';

/**
 * For each primitive, what it is on batches: the inputs all carry the examples along dimension 0 (those that are the same for all have
 * been repeated), and so does the output.
 */
type BatchRule<O extends Op> = (node: Extract<AnyNode, Node<O>>, inputs: readonly Node[], size: number) => Node;

const batchRules: { readonly [O in Op]: BatchRule<O> } = {
  source: repeatedLeaf,
  constant: repeatedLeaf,
  iota: repeatedLeaf,
  bits: repeatedLeaf,

  elementwise: (node, inputs) => ops.elementwise(node.attributes.op, ...inputs),
  convert: (node, [x]) => ops.convert(x!, node.dtype),
  bitcast: (node, [x]) => ops.bitcast(x!, node.dtype as 'float32' | 'int32' | 'uint32'),

  reshape: (node, [x], size) => reshape(x!, [size, ...node.shape]),
  permute: (node, [x]) => permute(x!, [0, ...node.attributes.order.map((axis) => axis + 1)]),
  expand: (node, [x], size) => ops.expand(x!, [size, ...node.shape]),
  pad: (node, [x], size) => ops.pad(x!, [0, ...node.attributes.before], [size, ...node.shape]),
  shrink: (node, [x], size) => ops.shrink(x!, [0, ...node.attributes.start], [size, ...node.shape]),
  flip: (node, [x]) =>
    ops.flip(
      x!,
      node.attributes.axes.map((axis) => axis + 1),
    ),
  concat: (node, inputs) => ops.concat(inputs, node.attributes.axis + 1),

  reduce: (node, [x]) =>
    ops.reduce(
      node.attributes.op,
      x!,
      node.attributes.axes.map((axis) => axis + 1),
    ),
  /** The examples become groups: [N, B·G, Ci, S…] with [B·G, Co, Ci, K…]. */
  convolution: (node, [x, w], size) => {
    const [n, g, ...rest] = x!.shape.slice(1) as [number, number, ...number[]];
    const apart = swapFirst(x!);
    const y = ops.convolution(
      reshape(apart, [n, size * g, ...rest]),
      reshape(w!, [size * g, ...w!.shape.slice(2)]),
      node.attributes.spatial,
    );
    return swapFirst(reshape(y, [n, size, g, ...y.shape.slice(2)]));
  },
  window: (node, [x]) => ops.window(node.attributes.op, x!, node.attributes.spatial),
  windowSpread: (node, [g, place]) => {
    const { spatial } = node.attributes;
    return ops.windowSpread(g!, place!, spatial, node.shape.slice(node.shape.length - spatial.length));
  },

  gather: (node, [x, index]) => ops.gather(x!, index!, node.attributes.axis + 1, node.attributes.operation),
  scatter: (node, [base, index, from]) =>
    ops.scatter(base!, index!, from!, node.attributes.axis + 1, node.attributes.mode, node.attributes.operation),
  argsort: (node, [x]) => ops.argsort(x!, node.attributes.axis + 1, node.attributes.descending),
  scan: (node, [x]) => ops.scan(x!, node.attributes.axis + 1, node.attributes.op),

  custom: (node, [y, ...inputs], size) =>
    ops.custom(y!, inputs, (gradient, given) => {
      const singles = [gradient, ...given].map(
        (x) => new Node('source', [], { data: undefined }, x.shape.slice(1), x.dtype, x.requiresGrad),
      );
      const results = node.attributes.backward(singles[0]!, singles.slice(1));
      const pairs = new Map(singles.map((single, i) => [single, [gradient, ...given][i]!]));
      const present = results.filter((result) => result !== undefined);
      const batched = batch(present, pairs, size);
      return results.map((result) => (result === undefined ? undefined : batched[present.indexOf(result)]!));
    }),
  barrier: (_node, [x, after]) => ops.barrier(x!, after),
  detach: (_node, [x]) => ops.detach(x!),
  variable: (node, [x]) => new Node('variable', [x!], {}, x!.shape, node.dtype, node.requiresGrad),
};

const swapFirst = (x: Node): Node => permute(x, [1, 0, ...x.shape.slice(2).map((_, i) => i + 2)]);

function repeatedLeaf(node: Node, _inputs: readonly Node[], size: number): Node {
  return repeat(node, size);
}

/** One example for all. */
const repeat = (node: Node, size: number): Node => ops.expand(reshape(node, insertAt(node.shape, 0, 1)), [size, ...node.shape]);

/** The graph below `outputs` on batches: `batches` gives for single placeholders what they stand for. */
export function batch(outputs: readonly Node[], batches: ReadonlyMap<Node, Node>, size: number): Node[] {
  const done = new Map<Node, Node>(batches);
  const depends = (node: Node): boolean => done.has(node);
  for (const node of topological(outputs, (n) => n.realized !== undefined)) {
    if (done.has(node) || !node.inputs.some(depends)) continue;
    const inputs = node.inputs.map((input) => done.get(input) ?? repeat(input, size));
    done.set(node, (batchRules[node.op] as BatchRule<Op>)(node as never, inputs, size));
  }
  return outputs.map((output) => done.get(output) ?? repeat(output, size));
}
