import {
  AdaptiveAvgPool2d,
  AvgPool2d,
  BatchNorm2d,
  Conv2d,
  Dropout,
  Flatten,
  Linear,
  LocalResponseNorm,
  MaxPool2d,
  type Module,
  ReLU,
} from '@nacre/layers';
import { AlexNet, alexnet, GoogLeNet, LeNet5, resnet18, resnet34, resnet50, VGG, vgg16 } from '@nacre/models';

/** A network, and the images it was made for. */
interface Network {
  readonly name: string;
  readonly channels: number;
  readonly side: number;
  make(): Module;
}

export const networks = {
  lenet5: { name: 'LeNet-5 (1998)', channels: 1, side: 28, make: () => new LeNet5() },
  alexnet: { name: 'AlexNet (2012)', channels: 3, side: 227, make: () => new AlexNet() },
  alexnet2014: { name: 'AlexNet, one tower (2014)', channels: 3, side: 224, make: () => alexnet() },
  vgg11: { name: 'VGG-11 (2014)', channels: 3, side: 224, make: () => new VGG({ depth: 11 }) },
  vgg16: { name: 'VGG-16 (2014)', channels: 3, side: 224, make: () => vgg16() },
  googlenet: { name: 'GoogLeNet (2014)', channels: 3, side: 224, make: () => new GoogLeNet({ auxiliary: false }) },
  resnet18: { name: 'ResNet-18 (2015)', channels: 3, side: 224, make: () => resnet18() },
  resnet34: { name: 'ResNet-34 (2015)', channels: 3, side: 224, make: () => resnet34() },
  resnet50: { name: 'ResNet-50 (2015)', channels: 3, side: 224, make: () => resnet50() },
} as const satisfies Record<string, Network>;

export type NetworkName = keyof typeof networks;

/** What a layer is, in words: its class has another name once a bundler has been at it. */
export function kindOf(layer: Module): string {
  if (layer instanceof Conv2d) {
    const stride = layer.stride === 1 ? '' : `, stride ${layer.stride}`;
    return `convolution ${layer.kernelSize.join('×')}${stride}${layer.groups === 1 ? '' : `, ${layer.groups} groups`}`;
  }
  return kinds.find(([kind]) => layer instanceof kind)?.[1] ?? 'other';
}

const kinds = [
  [Linear, 'dense'],
  [MaxPool2d, 'max pooling'],
  [AvgPool2d, 'average pooling'],
  [AdaptiveAvgPool2d, 'average pooling'],
  [BatchNorm2d, 'batch normalization'],
  [LocalResponseNorm, 'response normalization'],
  [ReLU, 'ReLU'],
  [Dropout, 'dropout'],
  [Flatten, 'flatten'],
] as const;
