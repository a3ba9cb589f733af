/** Name, shape, lowest and highest value of each weight of a model, under PyTorch's names and in its layouts (OIHW, [out, in]). */
export type Weight = readonly [name: string, shape: readonly number[], low: number, high: number];

export type Model = 'mlp' | 'lenet5' | 'lstm' | 'alexnet' | 'vgg16' | 'autoencoder' | 'resnet18' | 'transformer';

/** Uniform with the variance gain² / fanIn; the bias as PyTorch starts it, on ±1 / √fanIn. */
function affine(name: string, shape: readonly number[], gain: number): Weight[] {
  const fanIn = shape.slice(1).reduce((product, size) => product * size, 1);
  return [
    uniform(`${name}.weight`, shape, gain * Math.sqrt(3 / fanIn)),
    uniform(`${name}.bias`, [shape[0]!], 1 / Math.sqrt(fanIn)),
  ];
}

const uniform = (name: string, shape: readonly number[], bound: number): Weight => [name, shape, -bound, bound];
const unbiased = (name: string, shape: readonly number[]): Weight => affine(name, shape, Math.SQRT2)[0]!;
const norm = (name: string, size: number): Weight[] => [
  [`${name}.weight`, [size], 0.5, 1.5],
  [`${name}.bias`, [size], -0.1, 0.1],
];

const convolutions = (channels: readonly number[], kernels: readonly number[], gain: number): Weight[] =>
  kernels.flatMap((kernel, i) => affine(`conv${i + 1}`, [channels[i + 1]!, channels[i]!, kernel, kernel], gain));
const classifier = (sizes: readonly number[], gain: number): Weight[] =>
  sizes.slice(1).flatMap((size, i) => affine(`fc${i + 1}`, [size, sizes[i]!], gain));

const vggChannels = [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512];
/** VGG16's convolutions that a pooling follows. */
export const vggPools: readonly number[] = [2, 4, 7, 10, 13];

/** Channels in and out, and the stride, of each block of ResNet-18 for 32×32 images. */
export const resnetBlocks: readonly (readonly [channelsIn: number, channelsOut: number, stride: number])[] = [
  [64, 64, 1],
  [64, 64, 1],
  [64, 128, 2],
  [128, 128, 1],
  [128, 256, 2],
  [256, 256, 1],
  [256, 512, 2],
  [512, 512, 1],
];

function resnet(): Weight[] {
  const blocks = resnetBlocks.flatMap(([from, to, stride], i) => [
    unbiased(`blocks.${i}.conv1`, [to, from, 3, 3]),
    ...norm(`blocks.${i}.norm1`, to),
    unbiased(`blocks.${i}.conv2`, [to, to, 3, 3]),
    ...norm(`blocks.${i}.norm2`, to),
    ...(stride === 1 ? [] : [unbiased(`blocks.${i}.shortcut`, [to, from, 1, 1]), ...norm(`blocks.${i}.shortcutNorm`, to)]),
  ]);
  return [unbiased('conv', [64, 3, 3, 3]), ...norm('norm', 64), ...blocks, ...affine('fc', [10, 512], 1)];
}

function lstm(): Weight[] {
  const bound = 1 / Math.sqrt(256);
  return [
    uniform('embedding', [65, 64], 1),
    uniform('weight_ih', [1024, 64], bound),
    uniform('weight_hh', [1024, 256], bound),
    uniform('bias', [1024], bound),
    ...affine('output', [65, 256], 1),
  ];
}

/** Sizes of the transformer. */
export const transformerSizes = { vocabulary: 65, tokens: 64, width: 128, heads: 4, layers: 4, hidden: 512 } as const;

function transformer(): Weight[] {
  const { vocabulary, tokens, width, layers, hidden } = transformerSizes;
  const block = (i: number): Weight[] => [
    ...norm(`blocks.${i}.norm1`, width),
    ...affine(`blocks.${i}.attention`, [3 * width, width], 1),
    ...affine(`blocks.${i}.projection`, [width, width], 1),
    ...norm(`blocks.${i}.norm2`, width),
    ...affine(`blocks.${i}.fc1`, [hidden, width], 1),
    ...affine(`blocks.${i}.fc2`, [width, hidden], 1),
  ];
  return [
    uniform('tokens', [vocabulary, width], 1),
    uniform('positions', [tokens, width], 1),
    ...Array.from({ length: layers }, (_, i) => block(i)).flat(),
    ...norm('norm', width),
    ...affine('output', [vocabulary, width], 1),
  ];
}

export const weightsOf: Readonly<Record<Model, () => readonly Weight[]>> = {
  mlp: () => [784, 256, 128, 10].slice(1).flatMap((size, i) => affine(`layers.${i}`, [size, [784, 256, 128][i]!], 1)),
  lenet5: () => [...convolutions([1, 6, 16], [5, 5], 1), ...classifier([400, 120, 84, 10], 1)],
  lstm,
  alexnet: () => [
    ...convolutions([3, 96, 256, 384, 384, 256], [11, 5, 3, 3, 3], Math.SQRT2),
    ...classifier([9216, 4096, 4096, 1000], Math.SQRT2),
  ],
  vgg16: () => [
    ...convolutions(
      vggChannels,
      vggChannels.slice(1).map(() => 3),
      Math.SQRT2,
    ),
    ...classifier([25088, 4096, 4096, 1000], Math.SQRT2),
  ],
  autoencoder: () => convolutions([1, 16, 8, 8, 8, 8, 16, 1], [3, 3, 3, 3, 3, 3, 3], 1),
  resnet18: resnet,
  transformer,
};
