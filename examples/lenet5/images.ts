import { compose, digits, type GreyImages, mnistMirrors, normalize, type Split, toTensor } from '@nacre/data';
import { directoryStore, mnist } from '@nacre/data/node';
import type { Options } from './options.ts';

/** Training and test images, each pixel shifted and scaled to mean 0 and deviation 1 over the training set. */
export async function loadImages(options: Options): Promise<{ train: GreyImages; test: GreyImages; source: string }> {
  const load = (split: Split): GreyImages | Promise<GreyImages> => {
    if (options.data === undefined) return digits({ split, seed: options.seed });
    return options.data === 'mnist' ? mnist(mnistMirrors, { split, cache: directoryStore() }) : mnist(options.data, { split });
  };
  const [train, test] = await Promise.all([load('train'), load('test')]);
  const { mean, std } = train.statistics();
  const transform = compose(toTensor(), normalize(mean, std));
  return {
    train: train.withTransform(transform),
    test: test.withTransform(transform),
    source: options.data ?? 'digits drawn by code',
  };
}
