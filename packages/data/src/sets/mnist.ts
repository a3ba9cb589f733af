import { browserHost } from '../sources/browser-host.ts';
import { type GreyImages, type IdxImageOptions, type IdxImageSet, type IdxImageSource, readIdxImages } from './idx-images.ts';

/** Servers that hold the original four files. */
export const mnistMirrors: readonly string[] = [
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
];

export const mnistSet: IdxImageSet = {
  operation: 'mnist',
  folder: 'mnist',
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  files: {
    train: {
      images: {
        name: 'train-images-idx3-ubyte.gz',
        bytes: 9_912_422,
        sha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
        unpacked: {
          bytes: 47_040_016,
          sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
        },
      },
      labels: {
        name: 'train-labels-idx1-ubyte.gz',
        bytes: 28_881,
        sha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
        unpacked: {
          bytes: 60_008,
          sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
        },
      },
    },
    test: {
      images: {
        name: 't10k-images-idx3-ubyte.gz',
        bytes: 1_648_877,
        sha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
        unpacked: {
          bytes: 7_840_016,
          sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
        },
      },
      labels: {
        name: 't10k-labels-idx1-ubyte.gz',
        bytes: 4_542,
        sha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
        unpacked: {
          bytes: 10_008,
          sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
        },
      },
    },
  },
};

/**
 * MNIST (LeCun, Cortes, Burges 1998): 60,000 handwritten digits to train with, 10,000 to test with, grey, 28 × 28. Ink is 255.
 * Mean and standard deviation on the scale 0 … 1 are 0.1307 and 0.3081.
 *
 * Downloads are cached and checked against the published files; files given are checked for their format only, so that other sets of
 * the same form can be read.
 *
 * @throws DataFormatError when a file is not what it should be, DataSourceError when one is not there, ChecksumError when a server sends
 *   another file.
 * @example
 * const train = await mnist(mnistMirrors, { split: 'train', transform: compose(toTensor(), normalize(0.1307, 0.3081)) });
 * const loader = new DataLoader(train, { batchSize: 64, shuffle: true });
 */
export function mnist(source: IdxImageSource, options: IdxImageOptions = {}): Promise<GreyImages> {
  return readIdxImages(mnistSet, source, options, browserHost);
}
