import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { digits, type GreyImages, ImageDataset } from '@nacre/data';
import { mnist } from '@nacre/data/node';
import type { ExampleOptions } from './options.ts';

/** A data set's folder in the folder given, or the folder given itself; undefined when none was given. */
export function findData({ data }: Pick<ExampleOptions, 'data'>, set: string): string | undefined {
  if (data === undefined) return undefined;
  if (!existsSync(data)) throw new Error(`--data: there is no folder ${data}`);
  return existsSync(join(data, set)) ? join(data, set) : data;
}

export interface DigitCounts {
  readonly train: number;
  readonly test: number;
}

/** Handwritten digits, 28 × 28: as many of MNIST as asked for where a data folder was given, else drawn by code. */
export async function handwrittenDigits(
  options: Pick<ExampleOptions, 'data' | 'seed'>,
  { train, test }: DigitCounts,
): Promise<{ train: GreyImages; test: GreyImages }> {
  const folder = findData(options, 'mnist');
  if (folder === undefined) {
    const { seed } = options;
    return { train: digits({ count: train, seed }), test: digits({ count: test, seed, split: 'test' }) };
  }
  return {
    train: first(await mnist(folder, { split: 'train' }), train),
    test: first(await mnist(folder, { split: 'test' }), test),
  };
}

/** The first images of a set. */
function first({ pixels, labels, imageShape, classes }: GreyImages, count: number): GreyImages {
  const area = imageShape[1] * imageShape[2];
  return new ImageDataset({
    pixels: pixels.subarray(0, count * area),
    labels: labels.subarray(0, count),
    shape: imageShape,
    classes,
  });
}

/** All of a set as one batch. */
export const everything = <B>(set: { readonly length: number; getBatch(indices: ArrayLike<number>): B }): B =>
  set.getBatch(Int32Array.from({ length: set.length }, (_, i) => i));
