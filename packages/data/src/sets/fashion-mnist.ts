import { browserHost } from '../sources/browser-host.ts';
import { type GreyImages, type IdxImageOptions, type IdxImageSet, type IdxImageSource, readIdxImages } from './idx-images.ts';

/** Servers that hold the original four files. */
export const fashionMnistMirrors: readonly string[] = [
  'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
  'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
];

export const fashionMnistSet: IdxImageSet = {
  operation: 'fashionMnist',
  folder: 'fashion-mnist',
  classes: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
  files: {
    train: {
      images: {
        name: 'train-images-idx3-ubyte.gz',
        bytes: 26_421_880,
        sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
        unpacked: {
          bytes: 47_040_016,
          sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
        },
      },
      labels: {
        name: 'train-labels-idx1-ubyte.gz',
        bytes: 29_515,
        sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
        unpacked: {
          bytes: 60_008,
          sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
        },
      },
    },
    test: {
      images: {
        name: 't10k-images-idx3-ubyte.gz',
        bytes: 4_422_102,
        sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
        unpacked: {
          bytes: 7_840_016,
          sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
        },
      },
      labels: {
        name: 't10k-labels-idx1-ubyte.gz',
        bytes: 5_148,
        sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
        unpacked: {
          bytes: 10_008,
          sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
        },
      },
    },
  },
};

/**
 * Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): 60,000 pictures of clothes to train with, 10,000 to test with, grey, 28 × 28, in the
 * files of MNIST. Mean and standard deviation on the scale 0 … 1 are 0.2860 and 0.3530.
 *
 * Sources, checks and errors are those of `mnist`.
 *
 * @example
 * const test = await fashionMnist(fashionMnistMirrors, { split: 'test' });
 * test.classes[9]; // 'Ankle boot'
 */
export function fashionMnist(source: IdxImageSource, options: IdxImageOptions = {}): Promise<GreyImages> {
  return readIdxImages(fashionMnistSet, source, options, browserHost);
}
