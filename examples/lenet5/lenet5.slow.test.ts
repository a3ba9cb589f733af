import { join } from 'node:path';
import { cpu } from '@nacre/backend-cpu';
import { LeNet5 } from '@nacre/models';
import { defaultDevice, manualSeed, setDefaultDevice } from '@nacre/tensor';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadImages } from './images.ts';
import { type Options, readOptions } from './options.ts';
import { train } from './train.ts';

const data = process.env.NACRE_DATA;
const before = defaultDevice();

beforeEach(async () => setDefaultDevice(await cpu()));
afterEach(() => {
  defaultDevice().close();
  setDefaultDevice(before);
});

it.skipIf(data === undefined)(
  `reads at least 98.7 % of MNIST's test images${data === undefined ? ' (NACRE_DATA is not set)' : ''}`,
  { timeout: 10 * 60_000 },
  async () => {
    const options = readOptions(['--data', join(data!, 'mnist')]) as Options;
    const images = await loadImages(options);
    manualSeed(options.seed);
    const history = await train(new LeNet5(), images.train, images.test, { ...options, signal: new AbortController().signal });
    expect(history.epochs.at(-1)!.values.valAccuracy).toBeGreaterThanOrEqual(0.987);
  },
);
