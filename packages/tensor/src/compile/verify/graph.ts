import { reduceOps, scalarOps } from '../../contract/scalar.ts';
import { computeType, hostArray, isDType, isFloat } from '../../dtype.ts';
import { InternalError } from '../../errors.ts';
import { type AnyNode, type Node, type Op, type Scalar, type SpatialAxis, windowCount } from '../../graph/node.ts';
import { formatShape, maxElements, type Shape, sameShape, sizeOf } from '../../shape.ts';

/** Throws InternalError if a node is not what its primitive says: shapes, dtypes, and the ranges of its attributes. */
export function verifyNode(node: Node): void {
  const { shape, dtype, op } = node;
  const expect: Expect = (holds, problem) => {
    if (!holds)
      throw new InternalError(
        'graph',
        `${op} #${node.id} ${formatShape(shape)} ${dtype} of ${node.inputs.map((x) => `${formatShape(x.shape)} ${x.dtype}`).join(', ') || 'nothing'}: ${problem}`,
      );
  };
  expect(isDType(dtype), 'no such dtype');
  expect(shape.every((size) => Number.isInteger(size) && size >= 0) && sizeOf(shape) <= maxElements, 'no such shape');
  expect(
    node.inputs.every((input) => input.id < node.id),
    'an input is younger than its user',
  );
  expect(!node.requiresGrad || isFloat(dtype), 'only floats require gradients');
  (rules[op] as (node: AnyNode, expect: Expect) => void)(node as AnyNode, expect);
}

type Expect = (holds: boolean, problem: string) => void;
type NodeRule<O extends Op> = (node: Extract<AnyNode, Node<O>>, expect: Expect) => void;

const rules: { readonly [O in Op]: NodeRule<O> } = {
  source: (node, expect) => {
    expectInputs(node, 0, expect);
    const data = node.realized === undefined ? node.attributes.data : undefined;
    if (data === undefined) return;
    expect(data.length === sizeOf(node.shape), `holds ${data.length} elements`);
    expect(data[Symbol.toStringTag] === hostArray(node.dtype, 0)[Symbol.toStringTag], `holds a ${data[Symbol.toStringTag]}`);
  },
  constant: (node, expect) => {
    expectInputs(node, 0, expect);
    expect(!node.attributes.fixed || typeof node.attributes.value === 'number', 'a fixed number is an argument');
  },
  iota: (node, expect) => {
    expectInputs(node, 0, expect);
    expectAxis(node, node.attributes.axis, expect);
    expect(node.dtype === 'int32', 'positions are int32');
  },
  bits: (node, expect) => {
    expectInputs(node, 0, expect);
    expect(
      node.dtype === 'uint32' && node.attributes.key.length === 2 && [0, 1].includes(node.attributes.word),
      'one of two uint32 words under a key of two',
    );
  },

  elementwise: (node, expect) => {
    const { op } = node.attributes;
    const row = scalarOps[op];
    expectInputs(node, row.arity, expect);
    const operands = op === 'where' ? node.inputs.slice(1) : node.inputs;
    const [first] = operands as [Node];
    expect(
      node.inputs.every((input) => sameShape(input.shape, node.shape)),
      `${op} of other shapes`,
    );
    expect(op !== 'where' || node.inputs[0]!.dtype === 'bool', 'the condition is no bool');
    expect(
      operands.every((input) => input.dtype === first.dtype) && row.types.includes(computeType(first.dtype)),
      `${op} does not take these`,
    );
    expect(node.dtype === (row.result === 'bool' ? 'bool' : first.dtype), `${op} does not give that`);
  },
  convert: (node, expect) => {
    expectInputs(node, 1, expect);
    expectShape(node, node.inputs[0]!.shape, expect);
  },
  bitcast: (node, expect) => {
    expectInputs(node, 1, expect);
    expectShape(node, node.inputs[0]!.shape, expect);
    expect(
      [node.dtype, node.inputs[0]!.dtype].every((dtype) => ['float32', 'int32', 'uint32'].includes(dtype)),
      'only between 32-bit dtypes',
    );
  },

  reshape: (node, expect) => {
    expectSameDType(node, 1, expect);
    expect(sizeOf(node.shape) === sizeOf(node.inputs[0]!.shape), 'another number of elements');
  },
  permute: (node, expect) => {
    expectSameDType(node, 1, expect);
    const { order } = node.attributes;
    const { shape } = node.inputs[0]!;
    expect(order.length === shape.length && shape.every((_, axis) => order.includes(axis)), `${formatShape(order)} is no order`);
    expectShape(
      node,
      order.map((axis) => shape[axis]!),
      expect,
    );
  },
  expand: (node, expect) => {
    expectSameDType(node, 1, expect);
    const { shape } = node.inputs[0]!;
    expect(
      shape.length === node.shape.length && shape.every((size, i) => size === 1 || size === node.shape[i]),
      'only sizes of 1 repeat',
    );
  },
  pad: (node, expect) => {
    expectSameDType(node, 1, expect);
    expectOffsets(node.attributes.before, node.inputs[0]!.shape, node.shape, expect);
  },
  shrink: (node, expect) => {
    expectSameDType(node, 1, expect);
    expectOffsets(node.attributes.start, node.shape, node.inputs[0]!.shape, expect);
  },
  flip: (node, expect) => {
    expectSameDType(node, 1, expect);
    expectShape(node, node.inputs[0]!.shape, expect);
    expectAxes(node, node.attributes.axes, expect);
  },
  concat: (node, expect) => {
    const { axis } = node.attributes;
    expectSameDType(node, node.inputs.length, expect);
    expectAxis(node, axis, expect);
    expect(node.inputs.length > 0, 'of nothing');
    const length = node.inputs.reduce((sum, input) => sum + input.shape[axis]!, 0);
    for (const input of node.inputs) expect(sameShape(replaced(input.shape, axis, length), node.shape), 'parts that do not fit');
  },

  reduce: (node, expect) => {
    const { op, axes } = node.attributes;
    const { shape } = node.inputs[0]!;
    expectSameDType(node, 1, expect);
    expectAxes(node, axes, expect);
    expect(
      axes.every((axis, i) => i === 0 || axis > axes[i - 1]!),
      'axes out of order',
    );
    expectShape(
      node,
      shape.map((size, i) => (axes.includes(i) ? 1 : size)),
      expect,
    );
    expect(scalarOps[reduceOps[op].combine].types.includes(computeType(node.dtype)), `no ${op} of these`);
  },
  convolution: (node, expect) => {
    expectSameDType(node, 2, expect);
    const [x, w] = node.inputs as [Node, Node];
    const { spatial } = node.attributes;
    expect(x.shape.length === 3 + spatial.length && w.shape.length === x.shape.length, 'another number of axes');
    expect(x.shape[1] === w.shape[0] && x.shape[2] === w.shape[2], 'groups or channels differ');
    spatial.forEach((axis) => expectSpatial(axis, expect));
    expectShape(
      node,
      [x.shape[0]!, x.shape[1]!, w.shape[1]!, ...spatial.map((axis, i) => windowCount(x.shape[3 + i]!, w.shape[3 + i]!, axis))],
      expect,
    );
    expect(scalarOps.add.types.includes(computeType(node.dtype)), 'no product of these');
  },
  window: (node, expect) => {
    const [x] = node.inputs as [Node];
    const { op, spatial } = node.attributes;
    const lead = x.shape.length - spatial.length;
    expectInputs(node, 1, expect);
    spatial.forEach((axis) => {
      expectSpatial(axis, expect);
      expect(op === 'sum' || axis.inputDilation === 1, 'only sums spread their input');
    });
    expectShape(
      node,
      [...x.shape.slice(0, lead), ...spatial.map((axis, i) => windowCount(x.shape[lead + i]!, axis.size, axis))],
      expect,
    );
    expect(node.dtype === (op === 'argmax' ? 'int32' : x.dtype), 'another dtype');
  },
  windowSpread: (node, expect) => {
    const [g, place] = node.inputs as [Node, Node];
    const { spatial } = node.attributes;
    const lead = node.shape.length - spatial.length;
    expectInputs(node, 2, expect);
    expect(
      sameShape(g.shape, place.shape) && place.dtype === 'int32' && g.dtype === node.dtype,
      'a gradient and places of one shape',
    );
    expect(sameShape(g.shape.slice(0, lead), node.shape.slice(0, lead)), 'other leading axes');
    spatial.forEach((axis, i) => {
      expectSpatial(axis, expect);
      expect(
        axis.inputDilation === 1 && windowCount(node.shape[lead + i]!, axis.size, axis) === g.shape[lead + i],
        'another number of windows',
      );
    });
  },

  gather: (node, expect) => {
    const [x, index] = node.inputs as [Node, Node];
    const { axis } = node.attributes;
    expectInputs(node, 2, expect);
    expectAxis(node, axis, expect);
    expectShape(node, index.shape, expect);
    expect(index.dtype === 'int32' && x.dtype === node.dtype, 'int32 places, and elements of one dtype');
    expect(sameShape(replaced(x.shape, axis, index.shape[axis]!), index.shape), 'sizes differ outside the axis');
  },
  scatter: (node, expect) => {
    const [base, index, from] = node.inputs as [Node, Node, Node];
    const { axis } = node.attributes;
    expectInputs(node, 3, expect);
    expectAxis(node, axis, expect);
    expectShape(node, base.shape, expect);
    expect(
      index.dtype === 'int32' && base.dtype === node.dtype && from.dtype === node.dtype,
      'int32 places, and elements of one dtype',
    );
    expect(
      sameShape(index.shape, from.shape) && sameShape(replaced(base.shape, axis, index.shape[axis]!), index.shape),
      'sizes differ outside the axis',
    );
  },
  argsort: (node, expect) => {
    expectInputs(node, 1, expect);
    expectAxis(node, node.attributes.axis, expect);
    expectShape(node, node.inputs[0]!.shape, expect);
    expect(node.dtype === 'int32', 'places are int32');
  },
  scan: (node, expect) => {
    expectSameDType(node, 1, expect);
    expectAxis(node, node.attributes.axis, expect);
    expectShape(node, node.inputs[0]!.shape, expect);
  },

  custom: expectFirst,
  barrier: (node, expect) => {
    expect(node.inputs.length <= 2, 'at most one thing to wait for');
    expectFirst(node, expect);
  },
  detach: expectFirst,
  variable: expectFirst,
};

const replaced = (shape: Shape, axis: number, size: number): Shape => shape.map((old, i) => (i === axis ? size : old));

function expectInputs(node: AnyNode, count: number, expect: Expect): void {
  expect(node.inputs.length === count, `${count} inputs expected`);
}

function expectSameDType(node: AnyNode, count: number, expect: Expect): void {
  expectInputs(node, count, expect);
  expect(
    node.inputs.every((input) => input.dtype === node.dtype),
    'dtypes differ',
  );
}

function expectShape(node: AnyNode, shape: Shape, expect: Expect): void {
  expect(sameShape(node.shape, shape), `the shape would be ${formatShape(shape)}`);
}

function expectFirst(node: AnyNode, expect: Expect): void {
  const [first] = node.inputs;
  expect(
    first !== undefined && first.dtype === node.dtype && sameShape(first.shape, node.shape),
    'not the value of its first input',
  );
}

function expectAxis(node: AnyNode, axis: number, expect: Expect): void {
  expect(Number.isInteger(axis) && axis >= 0 && axis < node.shape.length, `there is no axis ${axis}`);
}

function expectAxes(node: AnyNode, axes: readonly number[], expect: Expect): void {
  axes.forEach((axis) => expectAxis(node, axis, expect));
  expect(axes.length > 0 && new Set(axes).size === axes.length, 'axes are named once each');
}

/** Where `small` begins inside `large`. */
function expectOffsets(offsets: readonly Scalar[], small: Shape, large: Shape, expect: Expect): void {
  expect(small.length === large.length && offsets.length === small.length, 'another number of axes');
  offsets.forEach((offset, i) => {
    const room = large[i]! - small[i]!;
    expect(room >= 0, 'the part is larger than the whole');
    expect(room > 0 || offset === 0, 'an offset where there is no room');
    if (typeof offset === 'number')
      expect(Number.isInteger(offset) && offset >= 0 && offset <= room, `begins at ${offset} of ${room}`);
  });
}

function expectSpatial({ stride, padLow, padHigh, dilation, inputDilation }: SpatialAxis, expect: Expect): void {
  expect(
    [stride, dilation, inputDilation].every((n) => Number.isInteger(n) && n >= 1),
    'strides and dilations are positive',
  );
  expect([padLow, padHigh].every(Number.isInteger), 'padding is whole');
}
