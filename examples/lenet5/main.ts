import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { LeNet5 } from '@nacre/models';
import { type Device, defaultDevice, manualSeed, setDefaultDevice } from '@nacre/tensor';
import { saveSafetensors } from '@nacre/tensor/node';
import { imageGrid, learningCurves } from '@nacre/train/charts';
import { loadImages } from './images.ts';
import { type Options, readOptions, usage } from './options.ts';
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

  const history = await train(model, images, test, { ...options, signal: stop.signal });
  if (history.stopped !== undefined) console.log(`stopped after ${history.steps.length} steps`);

  await mkdir(options.out, { recursive: true });
  const file = (name: string): string => join(options.out, name);
  await saveSafetensors(file('lenet5.safetensors'), model.stateDict());
  await writeFile(file('learning-curve.svg'), learningCurves(history, { title: 'LeNet-5', only: ['loss', 'accuracy'] }));
  await writeFile(file('filters.svg'), await filterPicture(model));
  console.log(`
wrote ${file('lenet5.safetensors')}, ${file('learning-curve.svg')} and ${file('filters.svg')}. To use the model again:

  import { LeNet5 } from '@nacre/models';
  import { loadSafetensors } from '@nacre/tensor/node';

  const model = new LeNet5();
  model.loadStateDict(await loadSafetensors('${file('lenet5.safetensors')}'));
  model.eval();`);
}

/** The first layer's filters side by side: blue weighs against, red for. */
async function filterPicture(model: LeNet5): Promise<string> {
  const filters = await model.conv1.weight.array();
  return imageGrid({ images: filters.map(([values]) => ({ values: values! })), columns: filters.length, palette: 'diverging' });
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
