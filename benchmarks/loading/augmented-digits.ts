import { compose, digits, type GreyImages, normalize, randomAffine, serveDataset, toTensor } from '@nacre/data';
import { mnist } from '@nacre/data/node';

/** MNIST of a directory, or digits drawn by code, each moved about at random in every epoch. */
export const augmentedDigits = serveDataset(async (directory: string | undefined) => {
  const images: GreyImages =
    directory === undefined ? digits({ count: 10_000, seed: 1 }) : await mnist(directory, { split: 'train' });
  const moved = randomAffine({ degrees: 15, translate: [0.1, 0.1], scale: [0.9, 1.1], shear: 10 });
  return images.withTransform(compose(moved, toTensor(), normalize(0.1307, 0.3081)), { seed: 1 });
});
