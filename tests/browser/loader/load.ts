import { type BatchOf, DataLoader, type WorkerDataset } from '@nacre/data';
import { noisyDigits } from './noisy-digits.ts';

type Batch = BatchOf<Awaited<ReturnType<typeof noisyDigits>>>;

/** What a page tells of its batches: a digest of each, in both ways. */
export interface Loaded {
  readonly here: readonly string[];
  readonly inWorkers: readonly string[];
}

async function digest({ images, labels }: Batch): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', (await images.data()) as Float32Array<ArrayBuffer>);
  return `${images.shape} ${(await labels.data()).join('')} ${new Uint8Array(bytes).join()}`;
}

async function digests(batches: AsyncIterable<Batch>): Promise<string[]> {
  const all: string[] = [];
  for await (const batch of batches) all.push(await digest(batch));
  return all;
}

/** Two epochs of the dataset, made in workers and by the page itself. */
export async function compare(dataset: WorkerDataset<Batch>, workers: number): Promise<Loaded> {
  const options = { batchSize: 8, shuffle: true, seed: 2 };
  const loader = new DataLoader(dataset, { ...options, workers });
  const local = new DataLoader(await noisyDigits(dataset.length!), { ...options, prefetch: 2 });
  const inWorkers = [...(await digests(loader)), ...(await digests(loader))];
  loader.close();
  return { here: [...(await digests(local)), ...(await digests(local))], inWorkers };
}

/** What goes wrong in the first epoch, and how many batches the second one has from its fourth on. */
export async function trouble(dataset: WorkerDataset<Batch>): Promise<{ name: string; message: string; rest: number | string }> {
  const loader = new DataLoader(dataset, { batchSize: 4 });
  const { name, message } = await digests(loader).then(
    () => new Error('nothing went wrong'),
    (error: Error) => error,
  );
  const rest = await digests(loader.epoch(1, { from: 3 })).then(
    (batches) => batches.length,
    (error: Error) => error.message,
  );
  loader.close();
  return { name, message, rest };
}
