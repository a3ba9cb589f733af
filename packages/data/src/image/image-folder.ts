import { ArgumentError, type Tensor, tensor } from '@nacre/tensor';
import { checkCount, checkIndex, type Dataset, firstEpoch, type SampleContext } from '../dataset.ts';
import { DataSourceError } from '../errors.ts';
import { type ByteSource, fileName, readBytes } from '../formats/bytes.ts';
import { sampleStream } from '../random-stream.ts';
import { type DecodeOptions, decodeImage } from './decode.ts';
import { floats } from './image-column.ts';
import type { TransformOptions } from './image-dataset.ts';
import { type Transform, toTensor } from './transforms.ts';

/** A picture that can be read when it is asked for. */
export interface ImageFile {
  /** What errors call it. */
  readonly name: string;
  /** The name of its class. */
  readonly label: string;
  read(): Promise<Uint8Array>;
}

/** The options of `ImageFolder`. */
export interface ImageFolderOptions extends Pick<DecodeOptions, 'mode' | 'exifOrientation'>, TransformOptions {
  /** What is done to each picture after it is decoded. It has to give all one size. Default `toTensor()`. */
  readonly transform?: Transform;
}

/** A picture and the number of its class. */
export interface LabelledImage {
  readonly images: Tensor<[number, number, number], 'float32'>;
  readonly labels: Tensor<[], 'int32'>;
}

/**
 * Files that a person has chosen, as `<input type="file" webkitdirectory>` or a drop gives them: the class is the folder a file lies in. Or the files of
 * each class.
 */
export type ImageFolderSource = Iterable<File> | Readonly<Record<string, Iterable<ByteSource>>>;

const extensions = /\.(png|jpe?g)$/i;

/** Whether the name is that of a picture. */
export const isImageName = (name: string): boolean => extensions.test(name);

/**
 * Pictures in files, decoded when a sample is asked for; torchvision's `ImageFolder`. A sample is `{ images: [c, h, w] float32, labels: [] int32 }`,
 * and `collate` (which a loader uses of its own accord) makes a batch of them with the samples along a new first dimension.
 *
 * A broken file is an error of its sample and of no other.
 * @example
 * const png = await encodePng({ data: new Uint8Array([255, 0]), shape: [1, 1, 2] });
 * (await imageFolder({ cats: [png], dogs: [png, png] })).length; // 3
 */
export class ImageFolder implements Dataset<Promise<LabelledImage>> {
  readonly length: number;
  /** The names of the classes, sorted. */
  readonly classes: readonly string[];
  /** The class number of each picture. */
  readonly labels: Int32Array;
  private readonly files: readonly ImageFile[];
  private readonly options: ImageFolderOptions;

  /** @throws ArgumentError when the seed is no integer from 0. */
  constructor(files: readonly ImageFile[], options: ImageFolderOptions = {}) {
    checkCount('imageFolder', 'seed', options.seed ?? 0, 0);
    // By code unit, so that the numbers do not depend on the machine's language.
    this.classes = [...new Set(files.map(({ label }) => label))].sort((a, b) => (a < b ? -1 : 1));
    const numbers = new Map(this.classes.map((name, number) => [name, number]));
    this.labels = Int32Array.from(files, ({ label }) => numbers.get(label)!);
    this.length = files.length;
    this.files = files;
    this.options = options;
  }

  /** The names of the files. */
  get names(): readonly string[] {
    return this.files.map(({ name }) => name);
  }

  /** @throws DataFormatError when the file is no picture, DTypeError when the transform leaves bytes. */
  async get(index: number, context: SampleContext = firstEpoch): Promise<LabelledImage> {
    checkIndex('get', index, this.length);
    const { transform = toTensor(), seed = 0, mode = 'rgb', exifOrientation = true } = this.options;
    const file = this.files[index]!;
    const picture = await decodeImage(await file.read(), { mode, exifOrientation, file: file.name });
    const image = transform(picture, sampleStream(seed, context, index));
    const [channels, height, width] = image.shape;
    return {
      images: tensor(floats(image), { shape: [channels, height, width], dtype: 'float32' }),
      labels: tensor(this.labels[index]!, { dtype: 'int32' }),
    };
  }

  /** The same files through another transform. */
  withTransform(transform: Transform, options: TransformOptions = {}): ImageFolder {
    return new ImageFolder(this.files, { ...this.options, ...options, transform });
  }
}

/**
 * Pictures in PNG and JPEG files, a folder for each class. `imageFolder` of `@nacre/data/node` also takes a path.
 *
 * Default `mode` is "rgb", so that grey pictures and those with alpha go together with the others.
 *
 * @throws DataSourceError when there is no picture, or a class has none.
 * @example
 * const png = await encodePng({ data: new Uint8Array([255, 0]), shape: [1, 1, 2] });
 * const pets = await imageFolder({ cats: [png], dogs: [png, png] }, { transform: compose(resize([4, 4]), toTensor()) });
 * for await (const { images, labels } of new DataLoader(pets, { batchSize: 3 })) {
 *   images.shape; // [3, 3, 4, 4]
 *   await labels.data(); // Int32Array [0, 1, 1]
 * }
 */
export async function imageFolder(source: ImageFolderSource, options: ImageFolderOptions = {}): Promise<ImageFolder> {
  if (typeof source !== 'object' || source === null) {
    throw new ArgumentError(
      'imageFolder',
      'the source is files, or files by class',
      "to read a directory in Node, import from '@nacre/data/node'",
    );
  }
  const files = Symbol.iterator in source ? chosenFiles(source as Iterable<File>) : filesByClass(source);
  return new ImageFolder(checkedFiles(files, 'the files given'), options);
}

export function checkedFiles(files: readonly ImageFile[], where: string): readonly ImageFile[] {
  if (files.length > 0) return files;
  throw new DataSourceError('imageFolder', 'there is no .png, .jpg or .jpeg file in a folder', where);
}

function chosenFiles(files: Iterable<File>): ImageFile[] {
  const pictures: ImageFile[] = [];
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    const label = path.split('/').at(-2);
    if (!isImageName(path)) continue;
    if (label === undefined) throw new DataSourceError('imageFolder', 'the folder, and so the class, is unknown', path);
    pictures.push({ name: path, label, read: () => readBytes(file) });
  }
  return pictures.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function filesByClass(classes: Readonly<Record<string, Iterable<ByteSource>>>): ImageFile[] {
  return Object.entries(classes).flatMap(([label, sources]) => {
    const files = Array.from(sources, (source, i) => ({
      name: fileName(source) ?? `${label}[${i}]`,
      label,
      read: () => readBytes(source),
    }));
    if (files.length === 0) throw new DataSourceError('imageFolder', 'the class has no pictures', label);
    return files;
  });
}
