import { ArgumentError } from '@nacre/tensor';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { type ByteSource, fileName, readBytes } from '../formats/bytes.ts';
import { type IdxArray, idx } from '../formats/idx.ts';
import { ImageDataset, type TransformOptions } from '../image/image-dataset.ts';
import type { ShapePreservingTransform } from '../image/transforms.ts';
import { type DownloadProgress, download, type PublishedFile } from '../sources/download.ts';
import type { DataHost, NamedBytes } from '../sources/host.ts';
import { folderUrl, isHttp } from '../sources/mirrors.ts';
import type { DownloadStore } from '../sources/store.ts';

/** The half of a published data set: what is learned from, or what is tested on. */
export type Split = 'train' | 'test';

/**
 * Where the files are. A string or URL: the folder that holds them under their published names, on a server or, through
 * `@nacre/data/node`, on disk. Several strings: mirrors, asked in turn. Files: a choice among which those of the split are found by name. Or the
 * two files themselves.
 */
export type IdxImageSource =
  | string
  | URL
  | readonly string[]
  | Iterable<File>
  | { readonly images: ByteSource; readonly labels: ByteSource };

/** The options of `mnist` and `fashionMnist`. */
export interface IdxImageOptions extends TransformOptions {
  /** Which part to read. Default "train". */
  readonly split?: Split;
  /** What is done to each image on its way into a batch. Default `toTensor()`. */
  readonly transform?: ShapePreservingTransform;
  /** Where downloads are kept. */
  readonly cache?: DownloadStore;
  readonly signal?: AbortSignal;
  /** Called as a download goes on. */
  readonly onProgress?: (progress: DownloadProgress) => void;
}

type Part = 'images' | 'labels';

/** A published set of 28 × 28 grey images in four IDX files. */
export interface IdxImageSet {
  /** The function that reads it. */
  readonly operation: string;
  readonly folder: string;
  readonly classes: readonly string[];
  readonly files: Readonly<Record<Split, Readonly<Record<Part, PublishedFile>>>>;
}

/** Grey images of 28 × 28 with their classes, as in MNIST. */
export type GreyImages = ImageDataset<readonly [1, 28, 28]>;

export async function readIdxImages(
  set: IdxImageSet,
  source: IdxImageSource,
  options: IdxImageOptions,
  host: DataHost,
): Promise<GreyImages> {
  const { split = 'train', transform, seed = 0 } = options;
  if (!Object.hasOwn(set.files, split)) {
    throw new ArgumentError(set.operation, `split is "train" or "test", got ${JSON.stringify(split)}`);
  }
  const open = opener(set, source, options, host);
  // One after the other: where both are missing or broken, it is always the images that the error speaks of.
  const imageFile = await open('images', set.files[split].images);
  const labelFile = await open('labels', set.files[split].labels);
  const images = await idx(imageFile.bytes, imageFile);
  const labels = await idx(labelFile.bytes, labelFile);
  checkImages(set, images, imageFile.file);
  checkLabels(set, labels, labelFile.file);
  if (labels.shape[0] !== images.shape[0]) {
    throw new DataFormatError(
      set.operation,
      `${labels.shape[0]} labels for the ${images.shape[0]} images of ${imageFile.file}`,
      { file: labelFile.file, byte: 4 },
      'take both files from the same split',
    );
  }
  return new ImageDataset({
    pixels: images.data as Uint8Array,
    labels: labels.data,
    shape: [1, 28, 28],
    classes: set.classes,
    seed,
    ...(transform && { transform }),
  });
}

type Opener = (part: Part, file: PublishedFile) => Promise<NamedBytes>;

function opener(set: IdxImageSet, source: IdxImageSource, options: IdxImageOptions, host: DataHost): Opener {
  if (typeof source === 'string' || source instanceof URL) return folderOpener(set, [source], options, host);
  if (typeof source !== 'object' || source === null) throw noSource(set);
  if ('images' in source && 'labels' in source) return (part, file) => givenBytes(source[part], file);
  if (!(Symbol.iterator in source)) throw noSource(set);
  const items: readonly (string | File)[] = [...source];
  const files = items.filter((item) => typeof item !== 'string');
  if (files.length > 0) return (_, file) => chosenFile(set, files, file);
  return folderOpener(set, items as readonly string[], options, host);
}

const noSource = (set: IdxImageSet): ArgumentError =>
  new ArgumentError(set.operation, 'the source is a path, a URL, files, or { images, labels }');

async function givenBytes(source: ByteSource, file: PublishedFile): Promise<NamedBytes> {
  return { bytes: await readBytes(source), file: fileName(source) ?? file.name };
}

/** Published names, packed or not. */
const namesOf = (file: PublishedFile): readonly string[] => [file.name, file.name.replace(/\.gz$/, '')];

async function chosenFile(set: IdxImageSet, files: readonly File[], file: PublishedFile): Promise<NamedBytes> {
  const chosen = files.find(({ name }) => namesOf(file).includes(name));
  if (chosen === undefined) {
    const names = files.map(({ name }) => name).join(', ');
    throw new DataSourceError(set.operation, `no file is called ${namesOf(file).join(' or ')} among those given`, names);
  }
  return givenBytes(chosen, file);
}

function folderOpener(set: IdxImageSet, folders: readonly (string | URL)[], options: IdxImageOptions, host: DataHost): Opener {
  const { readFile } = host;
  const [folder] = folders;
  if (readFile !== undefined && folder !== undefined && !isHttp(folder)) {
    return (_, file) => readFile(folder, namesOf(file), set.operation);
  }
  const mirrors = folders.map((each) => folderUrl(set.operation, each));
  const { signal, onProgress, cache = host.store } = options;
  return async (_, file) => {
    const bytes = await download(set.operation, file, `${set.folder}/${file.name}`, mirrors, {
      store: cache,
      signal,
      onProgress,
    });
    return { bytes, file: file.name };
  };
}

function checkImages(set: IdxImageSet, images: IdxArray, file: string): void {
  const [, height, width] = images.shape;
  if (images.dtype !== 'uint8' || images.shape.length !== 3 || height !== 28 || width !== 28) {
    throw new DataFormatError(
      set.operation,
      `expected uint8 images [count, 28, 28], got ${images.dtype} [${images.shape.join(', ')}]`,
      { file, byte: 2 },
    );
  }
}

function checkLabels(set: IdxImageSet, labels: IdxArray, file: string): void {
  if (labels.dtype !== 'uint8' || labels.shape.length !== 1) {
    throw new DataFormatError(set.operation, `expected uint8 labels [count], got ${labels.dtype} [${labels.shape.join(', ')}]`, {
      file,
      byte: 2,
    });
  }
  const wrong = labels.data.findIndex((label) => label >= set.classes.length);
  if (wrong >= 0) {
    // Type, rank and one size come before the first label.
    throw new DataFormatError(set.operation, `label ${labels.data[wrong]} is none of the ${set.classes.length} classes`, {
      file,
      byte: 8 + wrong,
    });
  }
}
