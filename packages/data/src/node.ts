/** Reading data in Node: the functions of `@nacre/data` whose source may be a directory, and downloads kept on disk. */

import { fashionMnistSet } from './sets/fashion-mnist.ts';
import { type GreyImages, type IdxImageOptions, type IdxImageSource, readIdxImages } from './sets/idx-images.ts';
import { mnistSet } from './sets/mnist.ts';
import { nodeHost } from './sources/node-host.ts';

export { defaultCacheDirectory, directoryStore } from './sources/node-host.ts';
export { type RecordFileOptions, recordFile } from './streams/node-record-file.ts';

/**
 * `mnist` of `@nacre/data`, whose source may also be a directory with the four files, gzipped or not.
 *
 * @example
 * const test = await mnist('data/mnist', { split: 'test' });
 */
export function mnist(source: IdxImageSource, options: IdxImageOptions = {}): Promise<GreyImages> {
  return readIdxImages(mnistSet, source, options, nodeHost);
}

/**
 * `fashionMnist` of `@nacre/data`, whose source may also be a directory with the four files, gzipped or not.
 *
 * @example
 * const test = await fashionMnist('data/fashion-mnist', { split: 'test' });
 */
export function fashionMnist(source: IdxImageSource, options: IdxImageOptions = {}): Promise<GreyImages> {
  return readIdxImages(fashionMnistSet, source, options, nodeHost);
}
