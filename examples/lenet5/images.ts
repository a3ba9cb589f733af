import { compose, digits, type GreyImages, mnistMirrors, normalize, type Split, take, toTensor } from '@nacre/data';
import { directoryStore, mnist } from '@nacre/data/node';
import type { Options } from './options.ts';

/** Images and their labels, in batches. */
export type Digits = ReturnType<typeof first>;

const first = (images: GreyImages, count: number) => take(images, count);

/** Training and test images, each pixel shifted and scaled to mean 0 and deviation 1 over the training set. */
export async function loadImages(
  options: Pick<Options, 'data' | 'quick' | 'seed'>,
): Promise<{ train: Digits; test: Digits; source: string }> {
  const load = (split: Split): GreyImages | Promise<GreyImages> => {
    if (options.data === undefined) return digits({ split, seed: options.seed });
    return options.data === 'mnist' ? mnist(mnistMirrors, { split, cache: directoryStore() }) : mnist(options.data, { split });
  };
  const [train, test] = await Promise.all([load('train'), load('test')]);
  const { mean, std } = train.statistics();
  const transform = compose(toTensor(), normalize(mean, std));
  return {
    train: first(train.withTransform(transform), options.quick ? 2_000 : train.length),
    test: first(test.withTransform(transform), options.quick ? 500 : test.length),
    source: options.data ?? 'digits drawn by code',
  };
}
