import { Linear, mse } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { manualSeed, type Tensor, tensor } from '@nacre/tensor';
import { checkpointsIn, fit, opfsStore, trainingEvents } from '@nacre/train';

export interface Trained {
  readonly losses: readonly number[];
  readonly weights: readonly number[];
  /** What was heard of, by type. */
  readonly events: readonly string[];
  readonly kept: readonly string[];
}

/** Trains up to an epoch with checkpoints in the browser's private file system, going on from those that are there. */
async function train(epochs: number): Promise<Trained> {
  manualSeed(1);
  const data: [Tensor<[1, 2]>, Tensor<[1, 1]>][] = Array.from({ length: 4 }, (_, i) => [tensor([[i, 1]]), tensor([[2 * i]])]);
  const model = new Linear(2, 1);
  const optimizer = new SGD(model.parameters(), { lr: 0.02, momentum: 0.9 });
  const store = opfsStore('linear');
  const events = trainingEvents();
  const heard: string[] = [];
  const listening = (async () => {
    for await (const { type } of events) heard.push(type);
  })();
  const checkpoints = checkpointsIn(store, { everySteps: 3, keepLast: 2 });
  const history = await fit(model, { data, loss: mse, optimizer, epochs, callbacks: [events], checkpoints, resume: true });
  await listening;
  const kept = (await store.list()).sort();
  return { losses: history.steps.map(({ loss }) => loss), weights: [...(await model.weight.data())], events: heard, kept };
}

/** Cuts a file of the newest checkpoint in half; what resuming says then. */
async function damage(): Promise<string> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('linear');
  const [newest] = (await opfsStore('linear').list()).sort().reverse();
  const file = await (await folder.getDirectoryHandle(newest!)).getFileHandle('state.json');
  const bytes = await (await file.getFile()).arrayBuffer();
  const writable = await file.createWritable();
  await writable.write(bytes.slice(0, bytes.byteLength / 2));
  await writable.close();
  return train(9).then(
    () => 'nothing',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

Object.assign(globalThis, { train, damage });
