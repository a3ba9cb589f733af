import { DataLoader, digits } from '@nacre/data';
import { crossEntropy, Flatten, Sequential } from '@nacre/layers';
import { LeNet5, MLP } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, setDefaultDevice } from '@nacre/tensor';
import { fit } from '@nacre/train';
import { devices } from './devices.mjs';

/** What learns on a device. A driver of WebGPU in software takes long over a convolution's programs. */
export const networks = {
  cpu: () => new LeNet5(),
  worker: () => new LeNet5(),
  webgpu: () => new Sequential(new Flatten(), new MLP([784, 16, 10])),
};

/** The same short training everywhere, four steps an epoch. Options are those of `fit`. */
export async function train(network, options) {
  manualSeed(1);
  const model = network();
  const history = await fit(model, {
    data: new DataLoader(digits({ count: 64, seed: 1 }), { batchSize: 16, shuffle: true, seed: 1 }),
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: 0.002 }),
    ...options,
  });
  return { model, losses: history.steps.map(({ loss }) => loss) };
}

/** What a training comes to, with how many threads. With `strict` the numbers are the same on every machine. */
export async function training(name) {
  const device = await devices[name]({ strict: true });
  setDefaultDevice(device);
  const { losses } = await train(networks[name], { epochs: 3 });
  const { threads } = device;
  device.close();
  return { losses, threads };
}
