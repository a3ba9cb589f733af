import { expect, test } from 'vitest';
import { cases, pooled } from '../../../../examples/convolution-by-hand/numbers.ts';
import { ConvolutionLab } from './convolution-lab.ts';
import { convolutions, layers, pooling } from './presets.ts';
import { windowPlaces } from './window.ts';

const lab = new ConvolutionLab();

test.each(cases.map(({ name, expected }, i) => [name, expected, convolutions[i]![1]] as const))(
  '%s gives the numbers on paper',
  async (_, expected, convolution) => {
    expect(await lab.convolve(convolution, [0, 0])).toMatchObject({ output: expected });
  },
);

test.each(convolutions)('%s: each output is the sum of its products', async (_, convolution) => {
  const first = await lab.convolve(convolution, [0, 0]);
  if ('problem' in first) throw new Error(first.problem);
  for (const [row, numbers] of first.output.entries()) {
    for (const [column, number] of numbers.entries()) {
      const answer = await lab.convolve(convolution, [row, column]);
      if ('problem' in answer) throw new Error(answer.problem);
      expect(answer.products.reduce((sum, product) => sum + product)).toBe(number);
      const places = windowPlaces([row, column], [3, 3], convolution);
      expect(answer.window).toEqual(places.map(([i, j]) => answer.padded[i]![j]));
    }
  }
});

test('a place that is no longer there becomes the last', async () => {
  expect(await lab.convolve(convolutions[0]![1], [7, 1])).toMatchObject({ place: [2, 1], parameters: 9, multiplyAdds: 81 });
});

test('impossible settings are answered with the words of the error', async () => {
  const { input, kernel } = convolutions[0]![1];
  expect(await lab.convolve({ input, kernel, stride: 1, padding: 0, dilation: 3 }, [0, 0])).toEqual({
    problem: 'convOutputSize: a kernel of 3 with dilation 3 does not fit 5 places with padding 0',
  });
  expect(await lab.pool({ ...pooling, size: 5 }, [0, 0])).toMatchObject({
    problem: expect.stringMatching('does not fit 4 places'),
  });
  expect(await lab.count({ ...layers[0]![1], groups: 2 })).toMatchObject({
    problem: expect.stringMatching('groups must divide'),
  });
});

test('pooling gives the numbers on paper', async () => {
  expect(await lab.pool(pooling, [1, 0])).toMatchObject({ output: pooled.max, window: [3, 1, 0, 1] });
  expect(await lab.pool({ ...pooling, kind: 'average' }, [0, 0])).toMatchObject({ output: pooled.average });
  expect(await lab.pool({ ...pooling, size: 3, stride: 1 }, [0, 0])).toMatchObject({
    output: [
      [5, 5],
      [4, 4],
    ],
  });
});

test('layers are counted', async () => {
  expect(await lab.count(layers[0]![1])).toEqual({
    outputSide: 55,
    outputs: 290_400,
    parameters: 34_944,
    multiplyAdds: 105_415_200,
  });
});
