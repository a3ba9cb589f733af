import { type Draw, elements, seedOf } from './draw.ts';
import { type Model, weightsOf } from './models.ts';

export type Rule =
  | { readonly name: 'sgd'; readonly lr: number; readonly momentum: number }
  | { readonly name: 'adam'; readonly lr: number };

export interface Convolution {
  readonly kind: 'convolution';
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly groups: number;
}

/** What is computed. Single operations find their inputs `a`, `b`, `x`, `w` on the device; networks get theirs anew each time. */
export type Task =
  /** A·B; with `transposed` Aᵀ·B or A·Bᵀ. `products` > 1: that many independent products of slices of a and b, asked for at once. */
  | { readonly kind: 'matmul'; readonly transposed: 'a' | 'b' | undefined; readonly products: number }
  /** Σ tanh(2x + 1) · sigmoid(x) */
  | { readonly kind: 'gatedSum' }
  /** Over the last axis. */
  | { readonly kind: 'softmax' }
  | Convolution
  | { readonly kind: 'inference'; readonly model: 'alexnet' | 'vgg16' }
  /** One step: a batch from typed arrays, forward, backward, update, the loss read. */
  | { readonly kind: 'training'; readonly model: Exclude<Model, 'alexnet' | 'vgg16'>; readonly rule: Rule };

export interface Workload {
  readonly id: string;
  readonly title: string;
  readonly task: Task;
  /** What is measured: milliseconds of one run, or the peak memory of a process that makes 200 runs. */
  readonly measure: 'time' | 'memory';
  readonly inputs: readonly Draw[];
  readonly weights: readonly Draw[];
  /** How far apart two answers may be: see `disagreement`. */
  readonly tolerance: number;
  /** Floating-point operations of one run, where that says something. */
  readonly flops?: number;
}

type Input =
  | readonly [name: string, shape: readonly number[], low: number, high: number]
  | readonly [name: string, shape: readonly number[], count: number];

const drawn = (id: string, [name, shape, a, b]: Input): Draw => ({
  name,
  shape,
  seed: seedOf(`${id}/${name}`),
  ...(b === undefined ? { low: 0, high: a, dtype: 'int32' } : { low: a, high: b, dtype: 'float32' }),
});

/** Of values that sums of a few thousand float32 products make; sums over millions and losses have their own. */
const rounding = 1e-5;

function matmul(
  id: string,
  a: readonly number[],
  b: readonly number[],
  options: { transposed?: 'a' | 'b'; products?: number } = {},
): Workload {
  const { transposed, products = 1 } = options;
  const inner = transposed === 'a' ? a.at(-2)! : a.at(-1)!;
  const outer = transposed === 'b' ? b.at(-2)! : b.at(-1)!;
  return {
    id,
    title: `matmul ${a.join('×')} · ${b.join('×')}${transposed ? `, ${transposed} transposed` : ''}${products > 1 ? ', in one plan' : ''}`,
    task: { kind: 'matmul', transposed, products },
    measure: 'time',
    inputs: [drawn(id, ['a', a, -1, 1]), drawn(id, ['b', b, -1, 1])],
    weights: [],
    tolerance: rounding,
    flops: 2 * (elements(a) / inner) * inner * outer,
  };
}

function operation(
  id: string,
  title: string,
  kind: 'gatedSum' | 'softmax',
  x: readonly number[],
  bound: number,
  tolerance: number,
): Workload {
  const inputs = [drawn(id, ['x', x, -bound, bound])];
  return { id, title, task: { kind }, measure: 'time', inputs, weights: [], tolerance };
}

function convolution(
  id: string,
  x: readonly number[],
  w: readonly number[],
  options: Partial<Omit<Convolution, 'kind'>> = {},
): Workload {
  const { stride = 1, padding = 0, dilation = 1, groups = 1 } = options;
  const [channels, fan] = [w[0]!, elements(w.slice(1))];
  const places = (size: number, kernel: number): number =>
    Math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
  const bound = 1 / Math.sqrt(fan);
  const settings = Object.entries(options).map(([name, value]) => `${name} ${value}`);
  return {
    id,
    title: [`conv2d ${x.join('×')} * ${w.join('×')}`, ...settings].join(', '),
    task: { kind: 'convolution', stride, padding, dilation, groups },
    measure: 'time',
    inputs: [drawn(id, ['x', x, -1, 1]), drawn(id, ['w', w, -bound, bound])],
    weights: [],
    tolerance: rounding,
    flops: 2 * x[0]! * channels * fan * places(x[2]!, w[2]!) * places(x[3]!, w[3]!),
  };
}

function network(
  id: string,
  title: string,
  task: Extract<Task, { model: Model }>,
  inputs: readonly Input[],
  measure: Workload['measure'] = 'time',
): Workload {
  const weights = weightsOf[task.model]().map((weight) => drawn(task.model, weight));
  const tolerance = task.kind === 'training' ? 0.01 : 1e-4;
  return { id, title, task, measure, inputs: inputs.map((input) => drawn(id, input)), weights, tolerance };
}

const adam: Rule = { name: 'adam', lr: 1e-3 };
const digits = (batch: number): Input[] => [
  ['x', [batch, 1, 28, 28], 0, 1],
  ['y', [batch], 10],
];
const characters = (batch: number, tokens: number): Input[] => [
  ['x', [batch, tokens], 65],
  ['y', [batch, tokens], 65],
];
const lenet = { kind: 'training', model: 'lenet5', rule: adam } as const;

export const workloads: readonly Workload[] = [
  matmul('W1-64', [100, 64, 64], [100, 64, 64], { products: 100 }),
  ...[256, 512, 1024, 2048].map((n) => matmul(`W1-${n}`, [n, n], [n, n])),
  matmul('W1-odd', [100, 300], [300, 500]),
  matmul('W1-outer', [1000, 1], [1, 1000]),
  matmul('W1-vector', [1, 4096], [4096, 4096]),
  matmul('W1-batch', [64, 32, 32], [64, 32, 32]),
  matmul('W1-ta', [512, 384], [512, 640], { transposed: 'a' }),
  matmul('W1-tb', [384, 512], [640, 512], { transposed: 'b' }),
  operation('W2', 'Σ tanh(2x+1)·sigmoid(x) over 4 Mi', 'gatedSum', [4 * 1024 * 1024], 3, 1e-6),
  operation('W3', 'softmax [4096, 1000]', 'softmax', [4096, 1000], 5, rounding),
  convolution('W4-conv', [8, 64, 56, 56], [64, 64, 3, 3], { padding: 1 }),
  convolution('W4-depthwise', [8, 96, 56, 56], [96, 1, 3, 3], { padding: 1, groups: 96 }),
  convolution('W4-stride', [8, 64, 56, 56], [128, 64, 3, 3], { stride: 2, padding: 1 }),
  convolution('W4-dilation', [4, 32, 40, 40], [48, 32, 3, 3], { padding: 2, dilation: 2 }),
  convolution('W4-1x1', [8, 256, 28, 28], [64, 256, 1, 1]),
  convolution('W4-5x5', [4, 16, 31, 31], [20, 16, 5, 5], { padding: 2 }),
  convolution('W4-groups', [8, 64, 28, 28], [96, 16, 3, 3], { padding: 1, groups: 4 }),
  network(
    'W5',
    'train MLP 784-256-128-10, batch 128, SGD',
    { kind: 'training', model: 'mlp', rule: { name: 'sgd', lr: 0.1, momentum: 0 } },
    [
      ['x', [128, 784], 0, 1],
      ['y', [128], 10],
    ],
  ),
  network('W6', 'train LeNet-5, batch 64, Adam', lenet, digits(64)),
  network(
    'W7',
    'train LSTM, 65 characters, 64 steps of 256, batch 32, Adam',
    { kind: 'training', model: 'lstm', rule: adam },
    characters(32, 64),
  ),
  network('W8-alexnet', 'AlexNet, one image 224×224', { kind: 'inference', model: 'alexnet' }, [['x', [1, 3, 224, 224], -1, 1]]),
  network('W8-vgg16', 'VGG16, one image 224×224', { kind: 'inference', model: 'vgg16' }, [['x', [1, 3, 224, 224], -1, 1]]),
  network('W9', 'train convolutional autoencoder, batch 64, Adam', { kind: 'training', model: 'autoencoder', rule: adam }, [
    ['x', [64, 1, 28, 28], 0, 1],
  ]),
  network(
    'W10',
    'train ResNet-18, 32×32, batch 32, SGD with momentum',
    { kind: 'training', model: 'resnet18', rule: { name: 'sgd', lr: 0.01, momentum: 0.9 } },
    [
      ['x', [32, 3, 32, 32], -1, 1],
      ['y', [32], 10],
    ],
  ),
  network(
    'W11',
    'train transformer, 4 layers of 128, 64 tokens, batch 16, Adam',
    { kind: 'training', model: 'transformer', rule: adam },
    characters(16, 64),
  ),
  network('memory', 'peak memory of 200 steps of W6', lenet, digits(64), 'memory'),
];
