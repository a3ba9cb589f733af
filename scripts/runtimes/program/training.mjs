import { DataLoader } from '@nacre/data';
import { crossEntropy, Flatten, Sequential } from '@nacre/layers';
import { LeNet5, MLP } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, setDefaultDevice } from '@nacre/tensor';
import { fit } from '@nacre/train';
import { devices } from './devices.mjs';
import { learnedDigits } from './learned-digits.mjs';

/** What learns on a device. A driver of WebGPU in software takes long over a convolution's programs. */
export const networks = {
  cpu: () => new LeNet5(),
  worker: () => new LeNet5(),
  webgpu: () => new Sequential(new Flatten(), new MLP([784, 16, 10])),
};

export const samples = 64;

/** The same short training everywhere, four steps an epoch. Options are those of `fit`. */
export async function train(network, { dataset = learnedDigits(samples), ...options }) {
  manualSeed(1);
  const model = network();
  const data = new DataLoader(dataset, { batchSize: 16, shuffle: true, seed: 1 });
  const history = await fit(model, {
    data,
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: 0.002 }),
    ...options,
  });
  await data.close();
  return { model, losses: history.steps.map(({ loss }) => loss) };
}

/** What a training comes to, with how many threads. With `strict` the numbers are the same on every machine, whoever makes the batches. */
export async function training(name, { servedDigits }) {
  const device = await devices[name]({ strict: true });
  setDefaultDevice(device);
  const { losses } = await train(networks[name], { epochs: 3, dataset: await servedDigits?.(samples) });
  const { threads } = device;
  device.close();
  return { losses, threads };
}
