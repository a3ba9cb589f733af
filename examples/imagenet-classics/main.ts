import { example } from '@nacre/example-common';
import { type Module, summary } from '@nacre/layers';
import { AlexNet, alexnet, GoogLeNet, LeNet5, resnet18, resnet34, resnet50, VGG, vgg16 } from '@nacre/models';
import { scatterChart } from '@nacre/train/charts';

await example(import.meta, async (run) => {
  const photo = [1, 3, 224, 224];
  const networks: readonly [name: string, model: Module, input: readonly number[], parameters: number][] = [
    ['LeNet-5 (1998)', new LeNet5(), [1, 1, 28, 28], 61_706],
    ['AlexNet (2012)', new AlexNet(), [1, 3, 227, 227], 60_965_224],
    ['AlexNet of torchvision (2014)', alexnet(), photo, 61_100_840],
    ['VGG-11 (2014)', new VGG({ depth: 11 }), photo, 132_863_336],
    ['VGG-16 (2014)', vgg16(), photo, 138_357_544],
    ['GoogLeNet (2014)', new GoogLeNet({ auxiliary: false }), photo, 6_624_904],
    ['ResNet-18 (2015)', resnet18(), photo, 11_689_512],
    ['ResNet-34 (2015)', resnet34(), photo, 21_797_672],
    ['ResNet-50 (2015)', resnet50(), photo, 25_557_032],
  ];
  const series = [];
  for (const [name, model, input, parameters] of networks) {
    const { totals, rows } = summary(model, input);
    if (name.startsWith('AlexNet (')) console.log(`${summary(model, input)}\n`);
    run.figure(`${name}: parameters`, totals.parameters, { is: parameters });
    run.figure(`${name}: multiply-adds`, totals.multiplyAdds);
    run.figure(`${name}: layers with weights`, rows.filter((row) => ['Conv2d', 'Linear'].includes(row.layer)).length);
    series.push({ name, points: [[Math.log10(totals.parameters), Math.log10(totals.multiplyAdds)]] as [number, number][] });
  }
  run.figure('AlexNet: weights of the first layer', new AlexNet().conv1.weight.size, { is: 34_848 });
  const sizes = summary(new AlexNet(), [1, 3, 227, 227]).rows.flatMap(({ layer, outputShape }) =>
    layer === 'MaxPool2d' ? [outputShape!.slice(1)] : [],
  );
  run.figure('AlexNet: side of the last maps', sizes.at(-1)![1]!, { is: 6 });
  await run.picture(
    'classics.svg',
    scatterChart({
      title: 'Parameters and work',
      xLabel: 'log₁₀ parameters',
      yLabel: 'log₁₀ multiply-adds for one image',
      series,
      radius: 7,
    }),
  );
});
