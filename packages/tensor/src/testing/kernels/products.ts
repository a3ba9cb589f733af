import type { Condition, Expr, Index, Term } from '../../contract/kernel.ts';
import { computeType, type DType } from '../../dtype.ts';
import * as k from './build.ts';
import { type KernelCase, wholeNumberCase } from './case.ts';

/** Contractions: matrix products of every layout and size class, and convolutions with all their gradients. */
export function productCases(): KernelCase[] {
  const sizes: readonly [m: number, k: number, n: number][] = [
    [1, 1, 1],
    [1, 7, 1],
    [5, 1, 3],
    [1, 33, 20],
    [20, 33, 1],
    [7, 9, 11],
    [4, 8, 8],
    [64, 64, 64],
    [33, 70, 65],
    [3, 300, 5],
    [130, 5, 4],
    [2, 1500, 2],
  ];
  return [
    ...sizes.map(([m, n, p]) => matmul({ m, k: n, n: p })),
    ...(['float64', 'float16', 'int32', 'uint32'] as const).map((dtype) => matmul({ m: 6, k: 10, n: 9, dtype })),
    matmul({ m: 9, k: 20, n: 17, transposeA: true }),
    matmul({ m: 9, k: 20, n: 17, transposeB: true }),
    matmul({ m: 9, k: 20, n: 17, transposeA: true, transposeB: true }),
    matmul({ m: 9, k: 20, n: 17, transposeOut: true }),
    matmul({ batch: 3, m: 5, k: 9, n: 6 }),
    matmul({ batch: 3, m: 5, k: 9, n: 6, sharedB: true }),
    matmul({ m: 3, k: 0, n: 4 }),
    matmul({ m: 33, k: 40, n: 18, epilogue: true }),
    ...odd(),
    ...plainFactors(),
    ...convolutionCases(),
  ];
}

interface Matmul {
  readonly batch?: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly dtype?: DType;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly transposeOut?: boolean;
  /** The second factor is the same for the whole batch. */
  readonly sharedB?: boolean;
  /** Bias, residual and ReLU at the store. */
  readonly epilogue?: boolean;
}

function matmul(options: Matmul): KernelCase {
  const { batch = 1, m, k: depth, n, dtype = 'float32', epilogue = false } = options;
  const [b, i, j, l] = [0, 1, 2, 3] as const;
  const entry = (row: number, rows: number, column: number, columns: number, transposed = false, batched = true): Index =>
    k.at(
      k.axis(row, transposed ? 1 : columns),
      k.axis(column, transposed ? rows : 1),
      ...(batched ? [k.axis(b, rows * columns)] : []),
    );
  const x = k.load(0, dtype, entry(i, m, l, depth, options.transposeA));
  const y = k.load(1, dtype, entry(l, depth, j, n, options.transposeB, !options.sharedB));
  const out = entry(i, m, j, n, options.transposeOut);
  const total = k.result(0, 0, computeType(dtype));
  const buffers = [
    k.read(dtype, batch * m * depth),
    k.read(dtype, (options.sharedB ? 1 : batch) * depth * n),
    k.write(dtype, batch * m * n),
  ];
  const finished = epilogue
    ? k.op(
        'max',
        k.op('add', k.op('add', total, k.load(3, 'float32', k.at(k.axis(j)))), k.load(4, 'float32', out)),
        k.constant(0),
      )
    : total;
  const { m: _m, k: _k, n: _n, ...rest } = options;
  const words = Object.entries(rest).map(([name, value]) => (value === true ? name : `${name} ${value}`));
  return wholeNumberCase(
    k.kernel(
      ['matmul', `${m}×${depth}×${n}`, ...words].join(' '),
      epilogue ? [...buffers, k.read('float32', n), k.read('float32', m * n)] : buffers,
      [batch, m, n],
      [k.reduce([depth], k.accumulator('sum', k.op('mul', x, y))), k.map([], [k.store(2, out, k.convert(finished, dtype))])],
    ),
  );
}

/** Sums of products that are no plain matrices. */
function odd(): KernelCase[] {
  const i = k.at(k.axis(0));
  const line = k.at(k.axis(0, 12), k.axis(1));
  const relu = k.op('max', k.load(0, 'float32', line), k.constant(0));
  const factor = k.load(1, 'float32', k.at(k.axis(1)));
  return [
    wholeNumberCase(
      k.kernel(
        'dot product',
        [k.read('float32', 500), k.read('float32', 500), k.write('float32', 1)],
        [],
        [
          k.reduce([500], k.accumulator('sum', k.op('mul', k.load(0, 'float32', i), k.load(1, 'float32', i)))),
          k.map([], [k.store(2, k.at(), k.result(0, 0))]),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'a factor computed on the way',
        [k.read('float32', 60), k.read('float32', 12), k.write('float32', 5)],
        [5],
        [k.reduce([12], k.accumulator('sum', k.op('mul', relu, factor))), k.map([], [k.store(2, i, k.result(0, 0))])],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'squares',
        [k.read('float32', 60), k.write('float32', 5)],
        [5],
        [
          k.reduce([12], k.accumulator('sum', k.op('mul', k.load(0, 'float32', line), k.load(0, 'float32', line)))),
          k.map([], [k.store(1, i, k.result(0, 0))]),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'both factors of both outer axes',
        [k.read('float32', 84), k.read('float32', 84), k.write('float32', 12)],
        [3, 4],
        [
          k.reduce(
            [7],
            k.accumulator(
              'sum',
              k.op(
                'mul',
                k.load(0, 'float32', k.at(k.axis(0, 28), k.axis(1, 7), k.axis(2))),
                k.load(1, 'float32', k.at(k.axis(0), k.axis(1, 3), k.axis(2, 12))),
              ),
            ),
          ),
          k.map([], [k.store(2, k.at(k.axis(0, 4), k.axis(1)), k.result(0, 0))]),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'two reduced axes, outer axes on both sides',
        [k.read('float32', 120), k.read('float32', 90), k.write('float32', 72)],
        [2, 3, 4, 3],
        [
          k.reduce(
            [5, 1],
            k.accumulator(
              'sum',
              k.op(
                'mul',
                k.load(0, 'float32', k.at(k.axis(0, 60), k.axis(1, 20), k.axis(2, 5), k.axis(4))),
                k.load(1, 'float32', k.at(k.axis(0, 15), k.axis(3, 5), k.axis(4), k.axis(5))),
              ),
            ),
          ),
          k.map([], [k.store(2, k.at(k.axis(0, 36), k.axis(1, 12), k.axis(2, 3), k.axis(3)), k.result(0, 0))]),
        ],
      ),
    ),
    wholeNumberCase(
      k.kernel(
        'lookup in a table times a matrix',
        [k.read('float32', 30), k.read('int32', 4), k.read('float32', 18), k.write('float32', 12)],
        [4, 3],
        [
          k.reduce(
            [6],
            k.accumulator(
              'sum',
              k.op(
                'mul',
                k.load(
                  0,
                  'float32',
                  k.at(
                    k.computed(
                      k.op('min', k.op('max', k.load(1, 'int32', i), k.constant(0, 'int32')), k.constant(4, 'int32')),
                      5,
                      6,
                    ),
                    k.axis(2),
                  ),
                ),
                k.load(2, 'float32', k.at(k.axis(2, 3), k.axis(1))),
              ),
            ),
          ),
          k.map([], [k.store(3, k.at(k.axis(0, 3), k.axis(1)), k.result(0, 0))]),
        ],
      ),
    ),
  ];
}

/** Sums of products with a factor that is no load: a number, an argument, what an earlier stage found. */
function plainFactors(): KernelCase[] {
  const window = k.load(0, 'float32', k.at(k.axis(0, 55), k.axis(1, 5), k.axis(2), k.axis(3, 5), k.axis(4)));
  const out = k.at(k.axis(0, 40), k.axis(1, 4), k.axis(2));
  const weighted = (name: string, factor: Expr, value: Expr = window): KernelCase => {
    const earlier = factor.kind === 'result' ? [k.reduce([2, 2], k.accumulator('max', window))] : [];
    return wholeNumberCase(
      k.kernel(
        `sum of windows times ${name}`,
        [k.read('float32', 220), k.write('float32', 160)],
        [4, 10, 4],
        [
          ...earlier,
          k.reduce([2, 2], k.accumulator('sum', k.op('mul', value, factor))),
          k.map([], [k.store(1, out, k.result(earlier.length, 0))]),
        ],
        [{ type: 'float32' }],
      ),
      [3],
    );
  };
  const place = (axis: number): Expr => k.convert(k.indexValue(k.at(k.axis(axis))), 'float32');
  return [
    weighted('a constant', k.constant(0.25)),
    weighted('an argument', k.arg(0)),
    weighted('an earlier result', k.result(0, 0)),
    weighted('the place', k.op('add', place(3), place(4))),
    weighted('an outer place', place(1)),
    weighted('two constants', k.constant(2), k.constant(3)),
    weighted('a guarded constant', k.guard([k.within(k.at(k.axis(3), k.axis(1), -2), 3)], k.constant(2), k.constant(-1))),
  ];
}

interface Convolution {
  readonly batch?: number;
  readonly groups?: number;
  /** Per group. */
  readonly channels?: number;
  readonly outputs?: number;
  readonly size: readonly [height: number, width: number];
  readonly kernel: readonly [height: number, width: number];
  readonly stride?: number;
  readonly pad?: number;
  readonly dilation?: number;
  readonly inputDilation?: number;
  readonly bias?: boolean;
}

function convolutionCases(): KernelCase[] {
  return [
    convolution('3×3', { size: [8, 9], kernel: [3, 3], channels: 3, outputs: 5, bias: true }),
    convolution('5×5 padded, as LeNet-5', {
      batch: 2,
      size: [14, 14],
      kernel: [5, 5],
      channels: 1,
      outputs: 6,
      pad: 2,
      bias: true,
    }),
    convolution('strided', { batch: 2, size: [9, 11], kernel: [3, 3], channels: 2, outputs: 4, stride: 2, pad: 1 }),
    convolution('dilated kernel', { size: [11, 10], kernel: [3, 2], channels: 2, outputs: 3, dilation: 3, pad: 2 }),
    convolution('dilated input, as the gradient of a strided one', {
      size: [4, 5],
      kernel: [3, 3],
      channels: 4,
      outputs: 2,
      inputDilation: 2,
      pad: 2,
    }),
    convolution('negative padding', { size: [9, 9], kernel: [3, 3], channels: 2, outputs: 3, pad: -1 }),
    convolution('1×1', { batch: 2, size: [6, 5], kernel: [1, 1], channels: 8, outputs: 9 }),
    convolution('depthwise', { size: [8, 8], kernel: [3, 3], groups: 6, pad: 1 }),
    convolution('grouped', { batch: 2, size: [6, 6], kernel: [3, 3], groups: 2, channels: 3, outputs: 4, pad: 1 }),
    convolution('many channels', { size: [5, 5], kernel: [3, 3], channels: 40, outputs: 33, pad: 1 }),
    weightGradient(),
    stridedInputGradientByPhases(),
  ];
}

/** Input [N, G, C, H, W], kernel [G, O, C, h, w], output [N, G, O, Y, X]; outer axes n g o y x, inner c h w. */
function convolution(
  name: string,
  {
    batch = 1,
    groups = 1,
    channels = 1,
    outputs = 1,
    size,
    kernel: window,
    stride = 1,
    pad = 0,
    dilation = 1,
    inputDilation = 1,
    bias = false,
  }: Convolution,
): KernelCase {
  const out = size.map(
    (n, d) => Math.floor(((n - 1) * inputDilation + 1 + 2 * pad - ((window[d]! - 1) * dilation + 1)) / stride) + 1,
  ) as [number, number];
  const [h, w] = size;
  const [kh, kw] = window;
  const conditions: Condition[] = [];
  const place = (outer: number, inner: number, limit: number, scale: number): (Term | number)[] => {
    const raw = k.at(k.axis(outer, stride), k.axis(inner, dilation), -pad);
    if (inputDilation > 1) {
      conditions.push(k.within(k.at(k.remainder(raw, inputDilation)), 1), k.within(k.at(k.quotient(raw, inputDilation)), limit));
      return [k.quotient(raw, inputDilation, scale)];
    }
    if (pad > 0) conditions.push(k.within(raw, limit));
    return [k.axis(outer, stride * scale), k.axis(inner, dilation * scale), -pad * scale];
  };
  const rows = place(3, 6, h, w);
  const columns = place(4, 7, w, 1);
  const area = h * w;
  const index = k.at(k.axis(0, groups * channels * area), k.axis(1, channels * area), k.axis(5, area), ...rows, ...columns);
  const x: Expr = k.load(0, 'float32', index, ...conditions);
  const y = k.load(
    1,
    'float32',
    k.at(k.axis(1, outputs * channels * kh * kw), k.axis(2, channels * kh * kw), k.axis(5, kh * kw), k.axis(6, kw), k.axis(7)),
  );
  const target = k.at(
    k.axis(0, groups * outputs * out[0] * out[1]),
    k.axis(1, outputs * out[0] * out[1]),
    k.axis(2, out[0] * out[1]),
    k.axis(3, out[1]),
    k.axis(4),
  );
  const counts = [
    batch * groups * channels * area,
    groups * outputs * channels * kh * kw,
    batch * groups * outputs * out[0] * out[1],
  ] as const;
  const buffers = [k.read('float32', counts[0]), k.read('float32', counts[1]), k.write('float32', counts[2])];
  const total = k.result(0, 0);
  const value = bias ? k.op('add', total, k.load(3, 'float32', k.at(k.axis(1, outputs), k.axis(2)))) : total;
  return wholeNumberCase(
    k.kernel(
      `convolution ${name}`,
      bias ? [...buffers, k.read('float32', groups * outputs)] : buffers,
      [batch, groups, outputs, ...out],
      [k.reduce([channels, kh, kw], k.accumulator('sum', k.op('mul', x, y))), k.map([], [k.store(2, target, value)])],
    ),
  );
}

/** dW[o, c, y, x] = Σ over batch and positions of G[n, o, p, q] · X[n, c, p + y − 1, q + x − 1]. */
function weightGradient(): KernelCase {
  const [n, o, c, size] = [2, 3, 2, 6];
  const row = k.at(k.axis(5), k.axis(2), -1);
  const column = k.at(k.axis(6), k.axis(3), -1);
  const x = k.load(
    1,
    'float32',
    k.at(k.axis(4, c * size * size), k.axis(1, size * size), k.axis(5, size), k.axis(2, size), k.axis(6), k.axis(3), -size - 1),
    k.within(row, size),
    k.within(column, size),
  );
  const g = k.load(0, 'float32', k.at(k.axis(4, o * size * size), k.axis(0, size * size), k.axis(5, size), k.axis(6)));
  return wholeNumberCase(
    k.kernel(
      'gradient of a convolution by its kernel',
      [k.read('float32', n * o * size * size), k.read('float32', n * c * size * size), k.write('float32', o * c * 9)],
      [o, c, 3, 3],
      [
        k.reduce([n, size, size], k.accumulator('sum', k.op('mul', g, x))),
        k.map([], [k.store(2, k.at(k.axis(0, c * 9), k.axis(1, 9), k.axis(2, 3), k.axis(3)), k.result(0, 0))]),
      ],
    ),
  );
}

/** The gradient of a convolution of stride 2 by its input, in one dimension: even and odd positions are two sums of their own. */
function stridedInputGradientByPhases(): KernelCase {
  const outer = k.axis(0);
  const phase = (first: number, taps: number): Expr => {
    const at = k.at(outer, k.axis(1, -1));
    return k.op(
      'mul',
      k.load(0, 'float32', at, k.within(at, 7)),
      k.load(1, 'float32', k.at(k.axis(1, 2), first), k.within(k.at(k.axis(1)), taps)),
    );
  };
  return wholeNumberCase(
    k.kernel(
      'gradient of a strided convolution by phases',
      [k.read('float32', 7), k.read('float32', 5), k.write('float32', 16)],
      [8],
      [
        k.reduce([3], k.accumulator('sum', phase(0, 3))),
        k.reduce([2], k.accumulator('sum', phase(1, 2))),
        k.map([], [k.store(2, k.at(k.axis(0, 2)), k.result(0, 0)), k.store(2, k.at(k.axis(0, 2), 1), k.result(1, 0))]),
      ],
    ),
  );
}
