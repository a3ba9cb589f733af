import { cases, pooled } from '../../../../examples/convolution-by-hand/numbers.ts';
import type { Convolution, Rows } from './convolved.ts';
import type { LayerSizes } from './counts.ts';
import type { Pooling } from './pooled.ts';

const plain = { stride: 1, padding: 0, dilation: 1 } as const;

/** A bright square on dark ground. */
const square: Rows = [
  [0, 0, 0, 0, 0, 0],
  [0, 9, 9, 9, 9, 0],
  [0, 9, 9, 9, 9, 0],
  [0, 9, 9, 9, 9, 0],
  [0, 9, 9, 9, 9, 0],
  [0, 0, 0, 0, 0, 0],
];

const onPaper = cases.map(({ name, image, filter }) => [name, { ...plain, input: image, kernel: filter }] as const);

/** By name; first those of the textbook. */
export const convolutions: readonly (readonly [name: string, convolution: Convolution])[] = [
  ...onPaper,
  [
    'The Laplacian of a square',
    {
      ...plain,
      padding: 1,
      input: square,
      kernel: [
        [0, 1, 0],
        [1, -4, 1],
        [0, 1, 0],
      ],
    },
  ],
  [
    'Upright edges (Sobel)',
    {
      ...plain,
      input: square,
      kernel: [
        [-1, 0, 1],
        [-2, 0, 2],
        [-1, 0, 1],
      ],
    },
  ],
  ['5×5 in steps of two, among zeros', { ...onPaper[0]![1], stride: 2, padding: 1 }],
  ['6×6 with a kernel spread out', { ...onPaper[2]![1], dilation: 2 }],
];

export const pooling: Pooling = { kind: 'max', input: pooled.image, size: 2, stride: 2 };

/** First layers, and one that is not. */
export const layers: readonly (readonly [name: string, sizes: LayerSizes])[] = [
  ['AlexNet, first', { ...plain, side: 227, inChannels: 3, filters: 96, kernel: 11, stride: 4, groups: 1 }],
  ['LeNet-5, first', { ...plain, side: 28, inChannels: 1, filters: 6, kernel: 5, padding: 2, groups: 1 }],
  ['VGG16, second', { ...plain, side: 224, inChannels: 64, filters: 64, kernel: 3, padding: 1, groups: 1 }],
  ['ResNet, first', { ...plain, side: 224, inChannels: 3, filters: 64, kernel: 7, stride: 2, padding: 3, groups: 1 }],
  ['Two filters on paper', { ...plain, side: 5, inChannels: 3, filters: 2, kernel: 3, stride: 2, padding: 1, groups: 1 }],
];
