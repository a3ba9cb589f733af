import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { LeNet5 } from '@nacre/models';
import { type Device, defaultDevice, manualSeed, setDefaultDevice } from '@nacre/tensor';
import { saveSafetensors } from '@nacre/tensor/node';
import { Display } from './display.ts';
import { loadImages } from './images.ts';
import { type Options, readOptions, usage } from './options.ts';
import { filterPicture, learningCurve } from './pictures.ts';
import { train } from './train.ts';

async function openDevice(options: Options): Promise<Device> {
  if (options.device === 'cpu') return cpu({ threads: options.threads });
  return options.device === 'webgpu' ? webgpu() : defaultDevice();
}

async function run(options: Options): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());

  setDefaultDevice(await openDevice(options));
  const { train: images, test, source } = await loadImages(options);
  manualSeed(options.seed);
  const model = new LeNet5();
  console.log(
    `LeNet-5 (${model
      .parameters()
      .reduce((n, p) => n + p.size, 0)
      .toLocaleString(
        'en',
      )} parameters) on ${options.device}: ${images.length} images to learn from, ${test.length} to test on (${source})`,
  );

  const stepsPerEpoch = Math.ceil(images.length / options.batch);
  const display = new Display(options.epochs * stepsPerEpoch, options.epochs);
  const losses: number[] = [];
  const accuracies: number[] = [];
  let lastStep = performance.now();
  await train(model, images, test, {
    ...options,
    signal: stop.signal,
    onStep: ({ epoch, loss, images: count }) => {
      losses.push(loss);
      lastStep = performance.now();
      display.step(epoch, loss, count);
    },
    onEpoch: ({ epoch, accuracy }) => {
      accuracies.push(accuracy);
      display.epoch(epoch, accuracy, lastStep);
    },
  });
  display.stop();
  if (stop.signal.aborted) console.log(`stopped after ${losses.length} steps`);

  await mkdir(options.out, { recursive: true });
  const file = (name: string): string => join(options.out, name);
  await saveSafetensors(file('lenet5.safetensors'), model.stateDict());
  await writeFile(file('learning-curve.svg'), learningCurve(losses, accuracies, stepsPerEpoch));
  await writeFile(file('filters.svg'), await filterPicture(model.stateDict()['conv1.weight']!));
  console.log(`
wrote ${file('lenet5.safetensors')}, ${file('learning-curve.svg')} and ${file('filters.svg')}. To use the model again:

  import { LeNet5 } from '@nacre/models';
  import { loadSafetensors } from '@nacre/tensor/node';

  const model = new LeNet5();
  model.loadStateDict(await loadSafetensors('${file('lenet5.safetensors')}'));
  model.eval();`);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(usage);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('\nSee npm start -- --help');
  process.exitCode = 1;
}
