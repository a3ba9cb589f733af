import { crossEntropy, Linear, ReLU, Sequential } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { type Device, randint, randn, type Tensor } from '@nacre/tensor';
import { secondsOfRound } from './measure.ts';

const [batch, inputs, hidden, classes] = [64, 784, 128, 10];

/** Seconds of a training step of a small network, 784-128-10 with batches of 64; measured for about `time` seconds. */
export async function trainingStep(device: Device, time: number): Promise<number> {
  const model = new Sequential(new Linear(inputs, hidden), new ReLU(), new Linear(hidden, classes)).to(device);
  const optimizer = new Adam(model.parameters(), { lr: 0.001 });
  const images = randn([batch, inputs]).to(device);
  const labels = randint(0, classes, [batch]).to(device);
  const train = async (steps: number): Promise<void> => {
    let loss: Tensor | undefined;
    for (let step = 0; step < steps; step++) {
      loss = crossEntropy(model.forward(images), labels);
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
    }
    await loss!.item();
  };
  return secondsOfRound(train, time);
}
