import { compose, digits, randomAffine, serveDataset, toTensor } from '@nacre/data';

/** What is to go wrong when sample 9 is asked for. */
export type Trouble = 'none' | 'throws' | 'ends';

/** Digits, moved about at random. */
export const noisyDigits = serveDataset(async (count: number, trouble: Trouble = 'none') => {
  const moved = compose(randomAffine({ degrees: 15, translate: [0.1, 0.1] }), toTensor());
  const images = digits({ count, seed: 3 }).withTransform(moved, { seed: 4 });
  return {
    length: count,
    get: (index: number, context?: { readonly epoch: number }) => images.get(index, context),
    getBatch(indices: ArrayLike<number>, context?: { readonly epoch: number }) {
      if (Array.from(indices).includes(9)) {
        if (trouble === 'throws') throw new RangeError('no ninth');
        if (trouble === 'ends') self.close();
      }
      return images.getBatch(indices, context);
    },
  };
});
