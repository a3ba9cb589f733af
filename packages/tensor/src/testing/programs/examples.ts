import type { Node } from '../../graph/node.ts';
import * as activations from '../../math/activations.ts';
import { convolve, convolveTransposed } from '../../math/convolution.ts';
import { fold, interpolate, localResponseNorm, unfold } from '../../math/images.ts';
import * as indexing from '../../math/indexing.ts';
import { einsum, matmul, outer } from '../../math/linalg.ts';
import * as movement from '../../math/movement.ts';
import * as pointwise from '../../math/pointwise.ts';
import { adaptiveAvgPool, adaptiveMaxPool, avgPool, maxPool } from '../../math/pooling.ts';
import * as statistics from '../../math/statistics.ts';
import * as ops from '../../ops/index.ts';
import type { Shape } from '../../shape.ts';

/** A function of floats, with the shapes it is tried at. */
export interface Example {
  readonly name: string;
  readonly inputs: readonly Shape[];
  /** Inputs are distinct numbers evenly spread over this range, away from 0. Default [−2, 2]. */
  readonly range?: readonly [low: number, high: number];
  readonly f: (...inputs: Node[]) => Node | readonly Node[];
}

const int = (values: readonly number[], shape: Shape = [values.length]): Node =>
  ops.source(shape, 'int32', Int32Array.from(values));
const bool = (values: readonly number[], shape: Shape = [values.length]): Node =>
  ops.source(shape, 'bool', Uint8Array.from(values));

/** Functions that differentiate: every primitive, and the compositions that are more than one of them. */
export function examples(): Example[] {
  return [
    ...pointwiseExamples(),
    ...movementExamples(),
    ...reductionExamples(),
    ...productExamples(),
    ...imageExamples(),
    ...indexingExamples(),
  ];
}

function pointwiseExamples(): Example[] {
  const {
    exp,
    expm1,
    log,
    log1p,
    log2,
    sqrt,
    rsqrt,
    sin,
    cos,
    tan,
    asin,
    acos,
    atan,
    sinh,
    cosh,
    tanh,
    sigmoid,
    erf,
    square,
    reciprocal,
  } = pointwise;
  const anywhere = { exp, expm1, sin, cos, atan, sinh, cosh, tanh, sigmoid, erf, square, neg: pointwise.neg, abs: pointwise.abs };
  const positive = { log, log1p, log2, sqrt, rsqrt, reciprocal };
  const { relu, silu, softplus, mish, softsign, hardSigmoid, hardSwish, selu } = activations;
  const one = (name: string, f: (x: Node) => Node, range?: Example['range']): Example => ({
    name,
    inputs: [[3, 5]],
    f,
    ...(range ? { range } : {}),
  });
  const two = (name: string, f: (a: Node, b: Node) => Node, range?: Example['range']): Example => ({
    name,
    inputs: [
      [3, 1, 4],
      [2, 1],
    ],
    f,
    ...(range ? { range } : {}),
  });
  return [
    ...Object.entries(anywhere).map(([name, f]) => one(name, f)),
    ...Object.entries(positive).map(([name, f]) => one(name, f, [0.3, 3])),
    one('tan', tan, [-1.2, 1.2]),
    one('asin', asin, [-0.9, 0.9]),
    one('acos', acos, [-0.9, 0.9]),
    ...Object.entries({ relu, silu, softplus, mish, softsign, hardSigmoid, hardSwish, selu }).map(([name, f]) => one(name, f)),
    one('leakyRelu', (x) => activations.leakyRelu(x, 0.1)),
    one('elu', (x) => activations.elu(x, 1.5)),
    one('gelu', (x) => activations.gelu(x, 'none')),
    one('gelu by tanh', (x) => activations.gelu(x, 'tanh')),
    one('clamp', (x) => pointwise.clamp(x, -1.01, 0.77)),
    one('pow of a number', (x) => pointwise.pow(x, 2.5), [0.3, 3]),
    one('cube', (x) => pointwise.pow(x, 3)),
    one('power of a number', (x) => pointwise.pow(2.5, x)),
    two('add', pointwise.add),
    two('sub', pointwise.sub),
    two('mul', pointwise.mul),
    two('div', pointwise.div, [0.4, 3]),
    two('pow', pointwise.pow, [0.4, 3]),
    two('maximum', pointwise.maximum),
    two('minimum', pointwise.minimum),
    two('atan2', pointwise.atan2),
    two('mod', pointwise.mod, [0.4, 3]),
    one('where', (x) => pointwise.where(pointwise.lt(x, 0.51), square(x), sin(x))),
    one('convert', (x) => ops.convert(pointwise.mul(x, x), 'float32')),
    one('barrier', (x) => pointwise.mul(ops.barrier(x), x)),
    one('one value used often', (x) => pointwise.mul(pointwise.add(tanh(x), x), pointwise.sub(tanh(x), exp(x)))),
  ];
}

function movementExamples(): Example[] {
  const one = (name: string, f: (x: Node) => Node | readonly Node[]): Example => ({
    name,
    inputs: [[3, 4, 5]],
    f: (x) => f(pointwise.sin(x!)),
  });
  return [
    one('reshape', (x) => movement.reshape(x, [5, 12])),
    one('permute', (x) => movement.permute(x, [2, 0, 1])),
    one('flatten of a transpose', (x) => movement.flatten(movement.transpose(x, 0, 2), 0, -1)),
    one('expand', (x) => movement.expand(movement.unsqueeze(x, 1), [2, 3, 6, 4, 5])),
    one('pad', (x) =>
      movement.pad(
        x,
        [
          [1, 0],
          [0, 2],
        ],
        'constant',
        0.5,
      ),
    ),
    one('pad by reflection', (x) =>
      movement.pad(
        x,
        [
          [1, 2],
          [2, 1],
        ],
        'reflect',
        0,
      ),
    ),
    one('pad by repetition', (x) => movement.pad(x, [[2, 1]], 'replicate', 0)),
    one('circular pad', (x) => movement.pad(x, [[2, 1]], 'circular', 0)),
    one('slice with steps', (x) => movement.slice(x, [[1], [0, 4, 2], [-4, null, 3]])),
    one('slices that overlap', (x) => pointwise.mul(movement.narrow(x, 1, 0, 3), movement.narrow(x, 1, 1, 3))),
    one('slices side by side', (x) =>
      pointwise.add(movement.select(x, 1, 0), pointwise.mul(movement.select(x, 1, 2), movement.select(x, 1, 3))),
    ),
    one('flip', (x) => movement.flip(x, [0, 2])),
    one('roll', (x) => movement.roll(x, 2, 1)),
    one('tile', (x) => movement.tile(x, [2, 1, 3])),
    one('split', (x) => movement.split(x, [1, 3, 1], 2)),
    one('tril', (x) => movement.tril(x, 0)),
    one('triu', (x) => movement.triu(x, -1)),
    one('diagonal', (x) => movement.diagonal(x, 1, 1, 2)),
    {
      name: 'concat',
      inputs: [
        [2, 3],
        [4, 3],
        [1, 3],
      ],
      f: (...list) =>
        movement.concat(
          list.map((x) => pointwise.sin(x)),
          0,
        ),
    },
    {
      name: 'stack',
      inputs: [
        [2, 3],
        [2, 3],
      ],
      f: (a, b) => movement.stack([a!, pointwise.mul(a!, b!), b!], 1),
    },
    { name: 'a scalar', inputs: [[]], f: (x) => pointwise.exp(x!) },
    { name: 'nothing', inputs: [[3, 0]], f: (x) => statistics.sum(pointwise.exp(x!), 1, false) },
  ];
}

function reductionExamples(): Example[] {
  const one = (name: string, f: (x: Node) => Node | readonly Node[], range?: Example['range']): Example => ({
    name,
    inputs: [[3, 4, 5]],
    f,
    ...(range ? { range } : {}),
  });
  return [
    one('sum', (x) => statistics.sum(pointwise.square(x), [0, 2], false)),
    one('sum of everything', (x) => statistics.sum(pointwise.sin(x), undefined, false)),
    one('mean', (x) => statistics.mean(pointwise.square(x), 1, true)),
    one('prod', (x) => statistics.prod(x, 2, false)),
    one('prod of two axes', (x) => statistics.prod(x, [0, 1], true), [0.5, 1.5]),
    one('max', (x) => statistics.max(pointwise.square(x), 1, false)),
    one('min', (x) => statistics.min(x, [0, 2], false)),
    one('variance', (x) => statistics.variance(x, 2, 1, false)),
    one('std', (x) => statistics.std(x, [1, 2], 0, true)),
    one('norm', (x) => statistics.norm(x, 2, 1, false)),
    one('norm of order 3', (x) => statistics.norm(x, 3, 2, false)),
    one('logSumExp', (x) => statistics.logSumExp(x, [0, 1], false)),
    one('softmax', (x) => statistics.softmax(x, 1)),
    one('logSoftmax', (x) => statistics.logSoftmax(x, 2)),
    one('cumsum', (x) => statistics.cumsum(pointwise.square(x), 1)),
    one('cumprod', (x) => statistics.cumprod(x, 2), [0.5, 1.5]),
    one('layer norm', (x) =>
      pointwise.div(
        pointwise.sub(x, statistics.mean(x, 2, true)),
        pointwise.sqrt(pointwise.add(statistics.variance(x, 2, 0, true), 1e-5)),
      ),
    ),
  ];
}

function productExamples(): Example[] {
  const product = (name: string, a: Shape, b: Shape): Example => ({
    name: `matmul ${name}`,
    inputs: [a, b],
    f: (x, y) => matmul(x!, y!),
  });
  return [
    product('of matrices', [3, 4], [4, 5]),
    product('with a vector', [3, 4], [4]),
    product('of vectors', [6], [6]),
    product('of batches', [2, 3, 4], [2, 4, 2]),
    product('of a batch with one', [2, 1, 3, 4], [3, 4, 2]),
    { name: 'outer', inputs: [[3], [4]], f: (a, b) => outer(a!, b!) },
    {
      name: 'einsum',
      inputs: [
        [2, 3, 4],
        [4, 2, 5],
      ],
      f: (a, b) => einsum('bij,jbk->bik', [a!, b!]),
    },
    {
      name: 'einsum with a sum and a diagonal',
      inputs: [
        [3, 4, 3],
        [4, 2],
      ],
      f: (a, b) => einsum('iji,jk->k', [a!, b!]),
    },
    {
      name: 'attention',
      inputs: [
        [2, 3, 4],
        [2, 5, 4],
        [2, 5, 2],
      ],
      f: (q, k, v) => matmul(statistics.softmax(pointwise.mul(matmul(q!, movement.transpose(k!, 1, 2)), 0.5), -1), v!),
    },
    {
      name: 'linear, relu, linear',
      inputs: [[4, 3], [3, 6], [6], [6, 2]],
      f: (x, w, b, v) => matmul(activations.relu(pointwise.add(matmul(x!, w!), b!)), v!),
    },
  ];
}

function imageExamples(): Example[] {
  const conv = (name: string, x: Shape, w: Shape, options: Parameters<typeof convolve>[5]): Example => ({
    name: `convolution ${name}`,
    inputs: [x, w],
    f: (a, b) => convolve('conv', w.length - 2, a!, b!, undefined, options),
  });
  const up = (name: string, x: Shape, w: Shape, options: Parameters<typeof convolveTransposed>[5]): Example => ({
    name: `transposed convolution ${name}`,
    inputs: [x, w],
    f: (a, b) => convolveTransposed('convTranspose', w.length - 2, a!, b!, undefined, options),
  });
  const image = (name: string, f: (x: Node) => Node, shape: Shape = [1, 2, 5, 6]): Example => ({
    name,
    inputs: [shape],
    f: (x) => pointwise.square(f(x!)),
  });
  return [
    conv('1d', [2, 2, 7], [3, 2, 3], {}),
    conv('2d with padding', [1, 2, 4, 5], [2, 2, 3, 3], { padding: 1 }),
    conv('2d with stride', [1, 1, 6, 7], [2, 1, 3, 2], { stride: [2, 3], padding: [1, 0] }),
    conv('2d dilated', [1, 1, 7, 7], [1, 1, 3, 2], { dilation: [3, 2] }),
    conv('2d strided and dilated', [1, 1, 8, 7], [1, 1, 2, 3], { dilation: 2, stride: 2, padding: 1 }),
    conv('2d in groups', [1, 4, 4, 4], [6, 2, 2, 2], { groups: 2 }),
    conv('depthwise', [1, 3, 4, 4], [3, 1, 3, 3], { groups: 3, padding: 1 }),
    conv('same', [1, 1, 5, 4], [1, 1, 3, 2], { padding: 'same' }),
    conv('3d', [1, 1, 3, 4, 3], [2, 1, 2, 2, 2], { stride: [1, 2, 1] }),
    conv('1×1', [2, 3, 2, 2], [4, 3, 1, 1], {}),
    {
      name: 'convolution with bias',
      inputs: [[1, 2, 4, 4], [3, 2, 3, 3], [3]],
      f: (x, w, b) => activations.relu(convolve('conv', 2, x!, w!, b, { padding: 1 })),
    },
    up('2d', [1, 2, 3, 3], [2, 3, 3, 3], { stride: 2, padding: 1, outputPadding: 1 }),
    up('1d in groups', [2, 4, 4], [4, 2, 3], { stride: 3, groups: 2 }),
    up('dilated', [1, 1, 3, 4], [1, 2, 2, 2], { dilation: 2 }),
    image('max pooling', (x) => maxPool('maxPool', 2, x, 2, {})),
    image('max pooling that overlaps', (x) => maxPool('maxPool', 2, x, 3, { stride: 1, padding: 1 })),
    image('dilated max pooling', (x) => maxPool('maxPool', 2, x, 2, { stride: 1, dilation: 2 })),
    image('max pooling with gaps, ceil mode', (x) => maxPool('maxPool', 2, x, 2, { stride: 3, ceilMode: true })),
    image('average pooling', (x) => avgPool('avgPool', 2, x, 2, {})),
    image('average pooling that overlaps', (x) => avgPool('avgPool', 2, x, 3, { stride: 2, padding: 1, countIncludePad: false })),
    image('average pooling, ceil mode', (x) => avgPool('avgPool', 2, x, [2, 4], { stride: [2, 3], ceilMode: true })),
    image('adaptive pooling', (x) => adaptiveAvgPool('adaptiveAvgPool2d', 2, x, [2, 4])),
    image('adaptive max pooling', (x) => adaptiveMaxPool('adaptiveMaxPool2d', 2, x, [2, 4])),
    image('unfold', (x) => unfold(x, [2, 3], { stride: 2, padding: 1 })),
    image('fold', (x) => fold(x, [4, 5], [2, 2], { padding: 1, stride: [1, 2] }), [1, 8, 15]),
    image('nearest', (x) => interpolate(x, { scale: 2 })),
    image('nearest to a size', (x) => interpolate(x, { size: [3, 8] })),
    image('bilinear', (x) => interpolate(x, { size: [7, 4], mode: 'bilinear' })),
    image('bilinear with corners', (x) => interpolate(x, { scale: 2, mode: 'bilinear', alignCorners: true })),
    image('local response norm', (x) => localResponseNorm(x, 3, { alpha: 0.1, beta: 0.75, k: 1 }), [1, 5, 2, 3]),
  ];
}

function indexingExamples(): Example[] {
  const table: Shape = [5, 3];
  return [
    { name: 'gather', inputs: [table], f: (x) => pointwise.square(indexing.gather(x!, 0, int([4, 0, 1, 1, 1, 3], [2, 3]))) },
    { name: 'gather of one', inputs: [table], f: (x) => pointwise.square(indexing.gather(x!, 1, int([2, 0, 1, 1, 2], [5, 1]))) },
    { name: 'indexSelect', inputs: [table], f: (x) => pointwise.sin(indexing.indexSelect(x!, 0, int([4, 0, 0, 2, 4, 4]))) },
    {
      name: 'scatter',
      inputs: [table, [2, 3]],
      f: (x, y) => pointwise.square(indexing.scatter(x!, 0, int([4, 0, 1, 1, 0, 3], [2, 3]), y!)),
    },
    {
      name: 'scatter to one place twice',
      inputs: [table, [3, 3]],
      f: (x, y) => pointwise.square(indexing.scatter(x!, 0, int([4, 0, 1, 1, 0, 3, 4, 0, 1], [3, 3]), y!)),
    },
    {
      name: 'scatterAdd',
      inputs: [table, [3, 3]],
      f: (x, y) => pointwise.square(indexing.scatterAdd(x!, 0, int([4, 0, 1, 1, 0, 3, 4, 0, 1], [3, 3]), y!)),
    },
    {
      name: 'maskedFill',
      inputs: [[2, 3]],
      f: (x) => pointwise.square(indexing.maskedFill(x!, bool([1, 0, 0, 1, 1, 0], [2, 3]), 0.5)),
    },
    {
      name: 'sort',
      inputs: [[3, 6]],
      f: (x) => pointwise.mul(indexing.sort(x!, 1, false).values, indexing.sort(x!, 1, true).values),
    },
    { name: 'topk', inputs: [[3, 6]], f: (x) => pointwise.square(indexing.topk(x!, 2, 1, true).values) },
    {
      name: 'cross entropy',
      inputs: [[4, 5]],
      f: (x) =>
        pointwise.neg(
          statistics.mean(indexing.gather(statistics.logSoftmax(x!, 1), 1, int([1, 0, 4, 4], [4, 1])), undefined, false),
        ),
    },
  ];
}
