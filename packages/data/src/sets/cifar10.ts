import { ArgumentError } from '@nacre/tensor';
import { DataFormatError, DataSourceError } from '../errors.ts';
import { type ByteSource, fileName, readBytes } from '../formats/bytes.ts';
import { readCifar } from '../formats/cifar.ts';
import { gunzipAll, isGzip } from '../formats/gzip.ts';
import { tarEntries } from '../formats/tar.ts';
import { ImageDataset } from '../image/image-dataset.ts';
import { browserHost } from '../sources/browser-host.ts';
import { download, type PublishedFile } from '../sources/download.ts';
import type { DataHost, NamedBytes } from '../sources/host.ts';
import { folderUrl, isHttp } from '../sources/mirrors.ts';
import type { IdxImageOptions, Split } from './idx-images.ts';

/** Servers that hold the published archive. */
export const cifar10Mirrors: readonly string[] = ['https://www.cs.toronto.edu/~kriz/'];

const archive: PublishedFile = {
  name: 'cifar-10-binary.tar.gz',
  bytes: 170_052_171,
  sha256: 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd',
};
/** Where the archive keeps the files. */
const folder = 'cifar-10-batches-bin';

const batchNames: Readonly<Record<Split, readonly [string, ...string[]]>> = {
  train: ['data_batch_1.bin', 'data_batch_2.bin', 'data_batch_3.bin', 'data_batch_4.bin', 'data_batch_5.bin'],
  test: ['test_batch.bin'],
};

const classes = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];

/**
 * Where the data are. A string or URL: the folder that holds the published archive, on a server, or, through `@nacre/data/node`, the directory with the
 * archive or its unpacked files. Several strings: mirrors, asked in turn. Files: a choice among which those of the split, or the archive, are found by
 * name. Or the files of records themselves.
 */
export type Cifar10Source =
  | string
  | URL
  | readonly string[]
  | Iterable<File>
  | { readonly batches: ByteSource | readonly ByteSource[] };

/** The options of `cifar10`. */
export type Cifar10Options = IdxImageOptions;

/** Colour images of 32 × 32 with their classes, as in CIFAR-10. */
export type ColourImages = ImageDataset<readonly [3, 32, 32]>;

/**
 * CIFAR-10 (Krizhevsky 2009): 50,000 photographs in 10 classes to train with, 10,000 to test with, RGB, 32 × 32, in its binary version.
 * Mean and standard deviation of the channels on the scale 0 … 1 are 0.4914, 0.4822, 0.4465 and 0.2470, 0.2435, 0.2616.
 *
 * The archive is downloaded, cached and checked as a whole; files given are checked for their format only, and may hold any number of records.
 *
 * @throws DataFormatError, with file and byte, when a file is not a whole number of records or a label is no class, DataSourceError when a file is
 *   not there, ChecksumError when a server sends another archive.
 * @example
 * const record = new Uint8Array(3073); // a black airplane
 * const planes = await cifar10({ batches: record }, { transform: compose(randomHorizontalFlip(), toTensor()) });
 * planes.getBatch([0]).images.shape; // [1, 3, 32, 32]
 */
export function cifar10(source: Cifar10Source, options: Cifar10Options = {}): Promise<ColourImages> {
  return readCifar10(source, options, browserHost);
}

export async function readCifar10(source: Cifar10Source, options: Cifar10Options, host: DataHost): Promise<ColourImages> {
  const { split = 'train', transform, seed = 0 } = options;
  if (!Object.hasOwn(batchNames, split)) {
    throw new ArgumentError('cifar10', `split is "train" or "test", got ${JSON.stringify(split)}`);
  }
  const { labels, pixels } = readCifar(await readBatches(source, split, options, host), classes.length);
  return new ImageDataset({ pixels, labels, shape: [3, 32, 32], classes, seed, ...(transform && { transform }) });
}

/** Gives the first of these files that is there. */
type Opener = (names: readonly string[]) => Promise<NamedBytes>;

async function readBatches(
  source: Cifar10Source,
  split: Split,
  options: Cifar10Options,
  host: DataHost,
): Promise<readonly NamedBytes[]> {
  if (typeof source === 'object' && source !== null && 'batches' in source) return givenBatches(source.batches);
  const open = opener(source, options, host);
  const [firstName, ...otherNames] = batchNames[split];
  const first = await open([firstName, `${folder}/${firstName}`, archive.name]);
  if (isGzip(first.bytes)) return unpack(first, batchNames[split]);
  const others = await Promise.all(otherNames.map((name) => open([name, `${folder}/${name}`])));
  return [first, ...others];
}

function givenBatches(batches: ByteSource | readonly ByteSource[]): Promise<NamedBytes[]> {
  const sources = Array.isArray(batches) ? (batches as readonly ByteSource[]) : [batches as ByteSource];
  return Promise.all(sources.map(async (each, i) => ({ bytes: await readBytes(each), file: fileName(each) ?? `batches[${i}]` })));
}

function opener(
  source: string | URL | readonly string[] | Iterable<File>,
  { signal, onProgress, cache }: Cifar10Options,
  host: DataHost,
): Opener {
  const isFolder = typeof source === 'string' || source instanceof URL;
  if (!isFolder && (typeof source !== 'object' || source === null || !(Symbol.iterator in source))) {
    throw new ArgumentError('cifar10', 'the source is a path, a URL, files, or { batches }');
  }
  const items: readonly (string | URL | File)[] = isFolder ? [source] : [...source];
  const files = items.filter((item) => item instanceof File);
  if (files.length > 0) return (names) => chosenFile(files, names);
  const folders = items as readonly (string | URL)[];
  const [directory] = folders;
  const { readFile } = host;
  if (readFile !== undefined && directory !== undefined && !isHttp(directory)) {
    return (names) => readFile(directory, names, 'cifar10');
  }
  const mirrors = folders.map((each) => folderUrl('cifar10', each));
  return async () => {
    const store = cache ?? host.store;
    const bytes = await download('cifar10', archive, `cifar-10/${archive.name}`, mirrors, { store, signal, onProgress });
    return { bytes, file: archive.name };
  };
}

async function chosenFile(files: readonly File[], names: readonly string[]): Promise<NamedBytes> {
  const chosen = files.find(({ name }) => names.includes(name));
  if (chosen !== undefined) return { bytes: await readBytes(chosen), file: chosen.name };
  const given = files.map(({ name }) => name).join(', ');
  throw new DataSourceError('cifar10', `no file is called ${names.join(' or ')} among those given`, given);
}

async function unpack({ bytes, file }: NamedBytes, names: readonly string[]): Promise<NamedBytes[]> {
  const tar = await gunzipAll('cifar10', bytes, file);
  const found = new Map([...tarEntries('cifar10', tar, file)].map((entry) => [entry.name, entry.bytes]));
  return names.map((name) => {
    const batch = found.get(`${folder}/${name}`);
    if (batch === undefined) throw new DataFormatError('cifar10', `the archive holds no ${folder}/${name}`, { file });
    return { bytes: batch, file: `${file}/${name}` };
  });
}
