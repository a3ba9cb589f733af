import { ArgumentError, randomPermutation } from '@nacre/tensor';
import { subset } from './combinators.ts';
import type { BatchDataset, Dataset } from './dataset.ts';
import { shuffleKey } from './shuffle-key.ts';

/** The options of `trainTestSplit`. */
export interface TrainTestSplitOptions {
  /** The part held out: a fraction below 1, rounded up to whole samples as scikit-learn does, or a count from 1. Default 0.25. */
  readonly testSize?: number;
  /** Default true. Otherwise the test set is the end of the dataset. */
  readonly shuffle?: boolean;
  /** Default 0. */
  readonly seed?: number;
}

/**
 * Splits a dataset at random into samples to train with and samples to test with; the same seed gives the same split.
 * scikit-learn's `train_test_split`, for datasets.
 *
 * @throws ArgumentError when either part would be empty, or when the seed is not a non-negative integer.
 * @example
 * const [train, test] = trainTestSplit({ length: 150, get: (i) => i }, { testSize: 0.2, seed: 1 }); // 120 and 30
 */
export function trainTestSplit<T, B>(
  dataset: BatchDataset<T, B>,
  options?: TrainTestSplitOptions,
): [train: BatchDataset<T, B>, test: BatchDataset<T, B>];
export function trainTestSplit<T>(dataset: Dataset<T>, options?: TrainTestSplitOptions): [train: Dataset<T>, test: Dataset<T>];
export function trainTestSplit<T>(
  dataset: Dataset<T>,
  { testSize = 0.25, shuffle = true, seed = 0 }: TrainTestSplitOptions = {},
): [Dataset<T>, Dataset<T>] {
  const length = dataset.length;
  // The nudge keeps 0.07 · 100 = 7.000000000000001 at 7.
  const testCount = testSize > 0 && testSize < 1 ? Math.ceil(testSize * length - 1e-9) : testSize;
  if (!Number.isInteger(testCount) || testCount < 1 || testCount >= length) {
    throw new ArgumentError(
      'trainTestSplit',
      `testSize ${testSize} of ${length} samples leaves one part empty or is no size`,
      'give a fraction between 0 and 1, or a count below the length',
    );
  }
  const [key0, key1] = shuffleKey('trainTestSplit', seed, 0);
  const order = shuffle ? randomPermutation(length, key0, key1) : Int32Array.from({ length }, (_, i) => i);
  const trainCount = length - testCount;
  return [subset(dataset, order.subarray(0, trainCount)), subset(dataset, order.subarray(trainCount))];
}
