import { DataLoader, datasetFrom } from '@nacre/data';
import { type Tensor, tensor } from '@nacre/tensor';
import { augmentedDigits } from './augmented-digits.ts';

export interface Batch {
  readonly images: Tensor<[number, 1, 28, 28], 'float32'>;
  readonly labels: Tensor<[number], 'int32'>;
}

/** A way to get batches. Each call goes on with the next epoch. */
export interface Contestant {
  readonly name: string;
  batches(): AsyncIterable<Batch>;
  close(): void;
}

/** The same images in the same order, by each way; the first is what the others are held against. */
export async function contestants(directory: string | undefined, batchSize: number, preloaded: number): Promise<Contestant[]> {
  const options = { batchSize, shuffle: true, seed: 1, dropLast: true };
  const here = await augmentedDigits(directory);
  const dataset = await datasetFrom<typeof augmentedDigits>(new URL('./augmented-digits.ts', import.meta.url), directory);
  const second = await datasetFrom<typeof augmentedDigits>(new URL('./augmented-digits.ts', import.meta.url), directory);
  const loaders = [
    { name: 'on the training thread', loader: new DataLoader(here, options) },
    { name: 'on the training thread, prefetch 2', loader: new DataLoader(here, { ...options, prefetch: 2 }) },
    { name: 'one worker', loader: new DataLoader(dataset, { ...options, workers: 1 }) },
    { name: 'two workers', loader: new DataLoader(second, { ...options, workers: 2 }) },
  ];
  const memory = await inMemory(new DataLoader(here, options), preloaded);
  return [
    { name: 'preloaded', batches: () => memory, close() {} },
    ...loaders.map(({ name, loader }) => ({ name, batches: () => loader, close: () => loader.close() })),
  ];
}

/** The first batches, kept as plain arrays; a step makes tensors of them, as a loader does. */
async function inMemory(loader: AsyncIterable<Batch>, count: number): Promise<AsyncIterable<Batch>> {
  const kept: { images: Float32Array; labels: Int32Array; shape: readonly [number, 1, 28, 28] }[] = [];
  for await (const { images, labels } of loader) {
    kept.push({ images: await images.data(), labels: await labels.data(), shape: images.shape });
    if (kept.length === count) break;
  }
  return {
    async *[Symbol.asyncIterator]() {
      for (const { images, labels, shape } of kept) yield { images: tensor(images, { shape }), labels: tensor(labels) };
    },
  };
}
