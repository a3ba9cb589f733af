import { expect, test } from 'vitest';
import { Classics, type NetworkTable } from './classics.ts';
import { type NetworkName, networks } from './networks.ts';

const classics = new Classics();

async function table(name: NetworkName, side: number = networks[name].side): Promise<NetworkTable> {
  const answer = await classics.table(name, side);
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
}

test.each([
  ['lenet5', 61_706],
  ['alexnet', 60_965_224],
  ['alexnet2014', 61_100_840],
  ['vgg11', 132_863_336],
  ['vgg16', 138_357_544],
  ['googlenet', 6_624_904],
  ['resnet18', 11_689_512],
  ['resnet34', 21_797_672],
  ['resnet50', 25_557_032],
] as const)('%s has %i parameters, each layer has a kind, and nothing is allocated', async (name, parameters) => {
  const { allocatedBytes, rows, ...found } = await table(name);
  expect(found.parameters).toBe(parameters);
  expect(rows.reduce((sum, row) => sum + row.parameters, 0)).toBe(parameters);
  expect(rows.filter(({ kind }) => kind === 'other')).toEqual([]);
  expect(allocatedBytes).toBe(0);
});

test('AlexNet is as in the textbook', async () => {
  const { rows } = await table('alexnet');
  expect(rows[0]).toMatchObject({
    kind: 'convolution 11×11, stride 4',
    output: [96, 55, 55],
    parameters: 34_944,
    multiplyAdds: 105_415_200,
  });
  expect(rows.filter(({ kind }) => kind === 'max pooling').map(({ output }) => output[1])).toEqual([27, 13, 6]);
});

test('where an image does not fit, the error says so; ResNet takes any', async () => {
  expect(await classics.table('alexnet', 224)).toMatchObject({ problem: expect.stringContaining('9216') });
  const [large, small] = [await table('resnet18'), await table('resnet18', 112)];
  expect(small.parameters).toBe(large.parameters);
  expect(small.multiplyAdds).toBeLessThan(large.multiplyAdds / 3);
});

test('networks are compared', () => {
  const compared = classics.compare();
  expect(compared.length).toBe(9);
  expect(compared.find(({ name }) => name.startsWith('VGG-16'))).toMatchObject({ multiplyAdds: 15_470_264_320 });
});
