import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, summary } from '@nacre/layers';
import { randn, setDefaultDevice, type Tensor, tensor, zeros } from '@nacre/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { AlexNet, alexnet, GoogLeNet, resnet18, resnet34, resnet50, VGG, vgg16 } from './index.ts';

beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));

const photo = [1, 3, 224, 224];

/** The numbers of parameters and of entries in the state dicts are those of torchvision's models. */
describe.each([
  ['alexnet', alexnet, 61_100_840, 16, ['features.0.weight', 'features.10.bias', 'classifier.1.weight', 'classifier.6.bias']],
  ['vgg16', vgg16, 138_357_544, 32, ['features.0.weight', 'features.28.bias', 'classifier.0.weight', 'classifier.6.bias']],
  [
    'GoogLeNet',
    () => new GoogLeNet(),
    13_004_888,
    364,
    [
      'conv1.conv.weight',
      'inception3a.branch1.bn.running_var',
      'inception3a.branch2.1.conv.weight',
      'inception5b.branch4.1.bn.bias',
      'aux1.conv.conv.weight',
      'aux2.fc2.bias',
      'fc.weight',
    ],
  ],
  ['GoogLeNet alone', () => new GoogLeNet({ auxiliary: false }), 6_624_904, 344, ['inception4e.branch3.0.conv.weight']],
  [
    'resnet18',
    resnet18,
    11_689_512,
    122,
    ['conv1.weight', 'bn1.num_batches_tracked', 'layer1.1.conv2.weight', 'layer2.0.downsample.0.weight', 'fc.bias'],
  ],
  ['resnet34', resnet34, 21_797_672, 218, ['layer3.5.bn2.running_mean', 'layer4.0.downsample.1.bias']],
  ['resnet50', resnet50, 25_557_032, 320, ['layer1.0.downsample.0.weight', 'layer4.2.conv3.weight', 'layer4.2.bn3.weight']],
] as const)('%s', (_, make, parameters, entries, names) => {
  it('has the parameters of torchvision, under its names', () => {
    const model = make();
    expect(summary(model, photo).totals.parameters).toBe(parameters);
    const state = Object.keys(model.stateDict());
    expect(state).toHaveLength(entries);
    expect(state).toEqual(expect.arrayContaining([...names]));
  });

  it('gives logits', () => {
    expect(
      make()
        .eval()
        .forward(zeros([2, 3, 224, 224])).shape,
    ).toEqual([2, 1000]);
  });
});

describe('the shapes on the way', () => {
  const shapes = (text: string): string[] => [
    ...new Set([...text.matchAll(/\[1, (\d+), (\d+), \d+\]/g)].map(([, c, h]) => `${h}×${h}×${c}`)),
  ];

  it('through AlexNet are those of the paper', () => {
    const table = summary(new AlexNet(), [1, 3, 227, 227]);
    expect(shapes(String(table))).toEqual(['55×55×96', '27×27×96', '27×27×256', '13×13×256', '13×13×384', '6×6×256']);
    expect(table.rows.filter(({ layer }) => layer === 'LocalResponseNorm')).toHaveLength(2);
    expect(
      table.rows
        .slice(-3)
        .filter(({ layer }) => layer === 'Linear')
        .map(({ outputShape }) => outputShape![1]),
    ).toContain(4096);
  });

  it('through VGG are halved five times', () => {
    expect(shapes(String(summary(vgg16(), photo)))).toEqual([
      '224×224×64',
      '112×112×64',
      '112×112×128',
      '56×56×128',
      '56×56×256',
      '28×28×256',
      '28×28×512',
      '14×14×512',
      '7×7×512',
    ]);
  });

  it('through ResNet-18 keep small images large with the small stem', () => {
    const { rows } = summary(resnet18({ classes: 10, stem: 'small' }), [1, 3, 32, 32]);
    expect(rows.find(({ name }) => name === 'layer4.1.bn2')!.outputShape).toEqual([1, 512, 4, 4]);
    expect(rows.find(({ name }) => name === 'maxpool')).toBeUndefined();
  });
});

describe('AlexNet', () => {
  it('has 34,848 weights in its first layer, and 60,965,224 parameters in two groups', () => {
    const model = new AlexNet();
    expect(model.conv1.weight.size).toBe(34_848);
    expect(summary(model, [1, 3, 227, 227]).totals.parameters).toBe(60_965_224);
    expect(summary(new AlexNet({ groups: 1 }), [1, 3, 227, 227]).totals.parameters).toBe(62_378_344);
  });

  it('says what does not fit', () => {
    expect(() => new AlexNet().forward(zeros([1, 3, 200, 200]) as Tensor)).toThrow('Linear: expected [..., 9216]');
  });
});

describe('VGG', () => {
  it.each([
    [11, false, 132_863_336],
    [13, false, 133_047_848],
    [19, false, 143_667_240],
    [11, true, 132_868_840],
    [16, true, 138_365_992],
    [19, true, 143_678_248],
  ] as const)('of %i layers, with batch normalisation: %s, has %i parameters', (depth, batchNorm, parameters) => {
    expect(summary(new VGG({ depth, batchNorm }), photo).totals.parameters).toBe(parameters);
  });

  it('has four depths', () => {
    expect(() => new VGG({ depth: 12 as 11 })).toThrow('VGG: depth is 11, 13, 16 or 19, got 12');
  });
});

describe('GoogLeNet', () => {
  it('has two classifiers in the middle', () => {
    const { logits, auxiliary1, auxiliary2 } = new GoogLeNet({ classes: 5 }).forwardAll(zeros([2, 3, 64, 64]));
    expect([logits, auxiliary1, auxiliary2].map(({ shape }) => shape)).toEqual([
      [2, 5],
      [2, 5],
      [2, 5],
    ]);
    expect(() => new GoogLeNet({ auxiliary: false }).forwardAll(zeros([2, 3, 64, 64]))).toThrow(
      'GoogLeNet.forwardAll: the classifiers in the middle were left out',
    );
  });
});

describe('ResNet', () => {
  it('has a gradient for every parameter', () => {
    const model = resnet50({ classes: 3, stem: 'small' }).eval();
    crossEntropy(model.forward(randn([2, 3, 32, 32])), tensor([0, 2], { dtype: 'int32' })).backward();
    for (const parameter of model.parameters()) expect(parameter.grad?.shape).toEqual(parameter.shape);
  });

  it('begins with blocks that pass on what they get, if told so', async () => {
    const model = resnet18({ classes: 3, stem: 'small', zeroInitResidual: true });
    const { weight } = (model.layer1.layers[0] as unknown as { bn2: { weight: Tensor } }).bn2;
    expect(await weight.abs().sum().item()).toBe(0);
    const x = randn([1, 64, 4, 4]).relu();
    expect(await (model.layer1.eval().forward(x) as Tensor).data()).toEqual(await x.data());
  });
});
