/** Reading data in Node: the functions of `@nacre/data` whose source may be a directory, and downloads kept on disk. */

import {
  ImageFolder,
  type ImageFolderOptions,
  type ImageFolderSource,
  imageFolder as imageFolderAnywhere,
} from './image/image-folder.ts';
import { imageFilesIn } from './image/node-image-files.ts';
import { type Cifar10Options, type Cifar10Source, type ColourImages, readCifar10 } from './sets/cifar10.ts';
import { fashionMnistSet } from './sets/fashion-mnist.ts';
import { type GreyImages, type IdxImageOptions, type IdxImageSource, readIdxImages } from './sets/idx-images.ts';
import { mnistSet } from './sets/mnist.ts';
import { nodeHost } from './sources/node-host.ts';
import { filePieces, textPath } from './text/node-text-file.ts';
import { TextLines, type TextLinesOptions, type TextSource, textLines as textLinesAnywhere } from './text/text-lines.ts';

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

/**
 * `cifar10` of `@nacre/data`, whose source may also be a directory with the published archive or its unpacked files.
 *
 * @example
 * const test = await cifar10('data/cifar-10-batches-bin', { split: 'test' });
 */
export function cifar10(source: Cifar10Source, options: Cifar10Options = {}): Promise<ColourImages> {
  return readCifar10(source, options, nodeHost);
}

/**
 * `imageFolder` of `@nacre/data`, whose source may also be a directory with a folder for each class.
 *
 * @example
 * const pets = await imageFolder('data/pets', { transform: compose(resize(256), centerCrop(224), toTensor()) });
 */
export async function imageFolder(
  source: ImageFolderSource | string | URL,
  options: ImageFolderOptions = {},
): Promise<ImageFolder> {
  if (typeof source !== 'string' && !(source instanceof URL)) return imageFolderAnywhere(source, options);
  return new ImageFolder(await imageFilesIn(source), options);
}

/**
 * `textLines` of `@nacre/data`, whose source may also be a path.
 *
 * @example
 * const text = (await textLines('data/tiny-shakespeare/input.txt').toArray()).join('\n');
 * const tokenizer = charTokenizer(text);
 */
export function textLines(source: TextSource, options: TextLinesOptions = {}): TextLines {
  const path = textPath(source);
  return path === undefined
    ? textLinesAnywhere(source, options)
    : new TextLines(() => filePieces(path), { file: path, ...options });
}
