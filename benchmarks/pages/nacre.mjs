import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, Linear, ReLU, Sequential } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { setDefaultDevice, tensor } from '@nacre/tensor';

setDefaultDevice(await cpu());
const model = new Sequential(new Linear(784, 256), new ReLU(), new Linear(256, 128), new ReLU(), new Linear(128, 10));
const optimizer = new SGD(model.parameters(), { lr: 0.1 });

/** One training step on 128 images. */
export async function step(pixels, classes) {
  const loss = crossEntropy(model.forward(tensor(pixels, { shape: [128, 784] })), tensor(classes));
  optimizer.zeroGrad();
  loss.backward();
  await optimizer.step();
  return loss.item();
}
