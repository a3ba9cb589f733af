import { setDefaultDevice } from '@nacre/tensor';
import { FlowerLearner } from './flower-learner.ts';
import { fieldSize, type Report, type Request } from './messages.ts';
import { openDevice } from './open-device.ts';

/** Trains while the page says so, and shows it some ten times a second. */
const interval = 100;

let wanted: Request = 'pause';
let waiting: (() => void) | undefined;

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  wanted = data;
  waiting?.();
});

const tell = (report: Report): void => postMessage(report);
const nextRequest = (): Promise<void> => new Promise((resolve) => (waiting = resolve));

async function run(): Promise<void> {
  const { device, about } = await openDevice();
  setDefaultDevice(device);
  tell({ kind: 'device', about });
  const learner = new FlowerLearner(fieldSize);
  let [step, steps] = [0, 1];
  while (wanted !== 'close') {
    if (wanted === 'pause') {
      await nextRequest();
      continue;
    }
    const began = performance.now();
    const loss = await learner.learn(steps);
    step += steps;
    tell({ kind: 'progress', step, loss, field: await learner.field() });
    const milliseconds = performance.now() - began;
    steps = Math.max(1, Math.min(2 * steps, Math.floor((steps * interval) / milliseconds)));
    // Lets messages in.
    await new Promise((resolve) => setTimeout(resolve));
  }
  device.close();
}

try {
  await run();
} catch (error) {
  tell({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
}
close();
