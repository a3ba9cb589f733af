import type { Node } from '../../graph/node.ts';
import * as activations from '../../math/activations.ts';
import { convolve } from '../../math/convolution.ts';
import * as indexing from '../../math/indexing.ts';
import { matmul } from '../../math/linalg.ts';
import * as movement from '../../math/movement.ts';
import * as pointwise from '../../math/pointwise.ts';
import { maxPool } from '../../math/pooling.ts';
import * as statistics from '../../math/statistics.ts';
import * as ops from '../../ops/index.ts';
import type { Example } from './examples.ts';

/** Sizes 0 and sizes beyond any tile or unrolled loop. */
export function sizeExamples(): Example[] {
  const big = (name: string, inputs: Example['inputs'], f: Example['f']): Example => ({ name: `large: ${name}`, inputs, f });
  const empty = (name: string, inputs: Example['inputs'], f: Example['f']): Example => ({ name: `empty: ${name}`, inputs, f });
  return [
    big('elementwise', [[101, 103]], (x) => pointwise.tanh(pointwise.mul(x!, 0.5))),
    big('broadcast', [[101, 1], [103]], (x, y) => pointwise.mul(x!, y!)),
    big('transpose', [[67, 157]], (x) => movement.transpose(x!, 0, 1)),
    big('sum of everything', [[117, 89]], (x) => statistics.mean(x!, undefined, false)),
    big('sum of columns', [[211, 50]], (x) => statistics.mean(x!, 0, false)),
    big('softmax', [[37, 301]], (x) => statistics.softmax(x!, 1)),
    big(
      'matmul',
      [
        [70, 90],
        [90, 65],
      ],
      (x, y) => pointwise.mul(matmul(x!, y!), 0.01),
    ),
    big('linear layer', [[33, 120], [120, 84], [84]], (x, w, b) =>
      activations.relu(pointwise.add(pointwise.mul(matmul(x!, w!), 0.01), b!)),
    ),
    big(
      'convolution',
      [
        [2, 3, 14, 14],
        [9, 3, 5, 5],
      ],
      (x, w) => pointwise.mul(convolve('conv2d', 2, x!, w!, undefined, { padding: 2 }), 0.01),
    ),
    big('max pooling', [[2, 3, 30, 30]], (x) => maxPool('maxPool', 2, x!, 2, {})),
    big('flipped and strided', [[40, 300]], (x) =>
      movement.slice(movement.flip(x!, 1), [
        [3, null, 2],
        [null, -5, 7],
      ]),
    ),
    empty('elementwise', [[0]], (x) => pointwise.exp(x!)),
    empty('broadcast', [[3, 0], [1]], (x, y) => pointwise.add(x!, y!)),
    empty('sum', [[3, 0]], (x) => statistics.sum(x!, 1, false)),
    empty(
      'concat',
      [
        [3, 0],
        [3, 2],
      ],
      (x, y) => movement.concat([pointwise.sin(x!), pointwise.sin(y!)], 1),
    ),
    empty(
      'product over nothing',
      [
        [3, 0],
        [0, 4],
      ],
      (x, y) => matmul(x!, y!),
    ),
    empty(
      'product of no rows',
      [
        [0, 3],
        [3, 4],
      ],
      (x, y) => matmul(x!, y!),
    ),
    empty('slice', [[4, 3]], (x) => movement.narrow(pointwise.exp(x!), 0, 2, 0)),
    empty(
      'convolution of no images',
      [
        [0, 2, 5, 5],
        [3, 2, 3, 3],
      ],
      (x, w) => convolve('conv2d', 2, x!, w!, undefined, {}),
    ),
    empty('softmax', [[0, 4]], (x) => statistics.softmax(x!, 1)),
  ];
}

/** Functions of NaN, infinities and zeros of both signs; without gradients. */
export function nonFiniteExamples(): { readonly name: string; readonly f: (x: Node) => Node }[] {
  const functions: Record<string, (x: Node) => Node> = {
    sum: (x) => statistics.sum(x, 1, false),
    prod: (x) => statistics.prod(x, 1, false),
    max: (x) => statistics.max(x, 1, false),
    min: (x) => statistics.min(x, 1, false),
    argmax: (x) => statistics.argmax(x, 1, false),
    argmin: (x) => statistics.argmin(x, 1, false),
    mean: (x) => statistics.mean(x, 0, false),
    'max pooling': (x) => maxPool('maxPool', 1, movement.unsqueeze(x, 0), 2, { stride: 1, padding: 1 }),
    'sorted places': (x) => indexing.argsort(x, 1, false),
    'sorted places, descending': (x) => indexing.argsort(x, 1, true),
    relu: activations.relu,
    clamp: (x) => pointwise.clamp(x, -1, 1),
    isNaN: pointwise.isNaN,
    isFinite: pointwise.isFinite,
    logSumExp: (x) => statistics.logSumExp(x, 1, false),
    softplus: activations.softplus,
    'where hides NaN': (x) => pointwise.where(pointwise.isNaN(x), 0, x),
    'equal to itself': (x) => pointwise.eq(x, x),
    'masked by zero': (x) => pointwise.mul(x, 0),
    cumsum: (x) => statistics.cumsum(x, 1),
    'matrix product': (x) => matmul(x, movement.transpose(x, 0, 1)),
    'as bool': (x) => ops.convert(x, 'bool'),
  };
  return Object.entries(functions).map(([name, f]) => ({ name, f }));
}

/** Rows with every kind of number that is not ordinary. */
export const nonFiniteRows = (): Node => {
  const rows = [
    1,
    NaN,
    2,
    -1,
    Infinity,
    1,
    -Infinity,
    0,
    NaN,
    3,
    -0,
    0,
    Infinity,
    NaN,
    -Infinity,
    -Infinity,
    -Infinity,
    -Infinity,
    -Infinity,
    -Infinity,
    1,
    2,
    2,
    1,
    -2,
    NaN,
    NaN,
    NaN,
    NaN,
    NaN,
  ];
  return ops.source([6, 5], 'float32', Float32Array.from(rows));
};
