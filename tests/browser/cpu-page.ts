import { cpu } from '@nacre/backend-cpu';
import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, rand, randint, setDefaultDevice } from '@nacre/tensor';

/** What a page tells of a training. */
export interface Training {
  readonly isolated: boolean;
  readonly threads: number;
  readonly losses: readonly number[];
  /**
   * The longest time for which the page's main thread stood still once the first steps had been compiled, in milliseconds, in the calmest of
   * several rounds: a loaded machine lets everything stand still now and then.
   */
  readonly longestStall: number;
}

/** Trains LeNet-5 as fast as it goes. */
async function train(worker: boolean): Promise<Training> {
  const device = await cpu({ worker });
  setDefaultDevice(device);
  manualSeed(7);
  const model = new LeNet5();
  const optimizer = new Adam(model.parameters());
  const [images, labels] = [rand([64, 1, 28, 28]), randint(0, 10, [64])];
  const losses: number[] = [];
  const step = async (): Promise<void> => {
    optimizer.zeroGrad();
    const loss = crossEntropy(model.forward(images), labels);
    loss.backward();
    await optimizer.step();
    losses.push(await loss.item());
  };
  for (let i = 0; i < 10; i++) await step();
  let longestStall = Infinity;
  for (let round = 0; round < 4; round++) {
    const stall = await watching(async () => {
      for (let i = 0; i < 40; i++) await step();
    });
    longestStall = Math.min(longestStall, stall);
  }
  const { count } = device.threads;
  device.close();
  return { isolated: crossOriginIsolated, threads: count, losses, longestStall };
}

/** The longest time between two turns of the event loop while `f` runs. */
async function watching(f: () => Promise<void>): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  port1.onmessage = () => {
    look();
    port2.postMessage(0);
  };
  port2.postMessage(0);
  await f();
  look();
  port1.close();
  return longest;
}

Object.assign(globalThis, { train });
