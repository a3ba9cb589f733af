import { compose, type GreyImages, ImageDataset, normalize, type PointwiseTransform, type Split, toTensor } from '@nacre/data';

export interface DigitsRequest {
  readonly split: Split;
  readonly count: number;
  readonly seed: number;
}

export interface Images {
  readonly train: GreyImages;
  readonly test: GreyImages;
  /** What is done to the bytes of an image before the network sees them. */
  readonly transform: PointwiseTransform;
}

/** Images to learn from and images to test on, each pixel shifted and scaled to mean 0 and deviation 1. */
export async function drawImages(): Promise<Images> {
  const [train, test] = await Promise.all([
    drawn({ split: 'train', count: 10_000, seed: 1 }),
    drawn({ split: 'test', count: 1_000, seed: 1 }),
  ]);
  const { mean, std } = train.statistics();
  const transform = compose(toTensor(), normalize(mean, std));
  return { train: train.withTransform(transform), test: test.withTransform(transform), transform };
}

function drawn(request: DigitsRequest): Promise<GreyImages> {
  const worker = new Worker(new URL('./digits.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<GreyImages>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(`the digits could not be drawn: ${message}`));
    worker.onmessage = ({ data }: MessageEvent<{ pixels: Uint8Array; labels: Int32Array }>) =>
      resolve(new ImageDataset({ ...data, shape: [1, 28, 28], classes: [...'0123456789'] }));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
