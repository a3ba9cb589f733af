import { cpu } from '@nacre/backend-cpu';
import { crossEntropy, Linear, ReLU, Sequential } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';

/** A multilayer perceptron that learns which of two spirals a point is on: all that a page needs to train on the CPU. */
export async function trainSpirals(
  steps: number,
  onLoss: (loss: number) => void,
): Promise<(x: number, y: number) => Promise<number>> {
  setDefaultDevice(await cpu());
  const model = new Sequential(new Linear(2, 32), new ReLU(), new Linear(32, 32), new ReLU(), new Linear(32, 2));
  const optimizer = new SGD(model.parameters(), { lr: 0.2, momentum: 0.9 });
  const { points, labels } = spirals(200);
  for (let step = 0; step < steps; step++) {
    const loss = crossEntropy(model.forward(points), labels);
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
    onLoss(await loss.item());
  }
  return async (x, y) =>
    (
      await model
        .forward(tensor([[x, y]]))
        .argmax(1)
        .array()
    )[0]!;
}

/** Points on two arms that wind around each other. */
function spirals(count: number): { points: Tensor<[number, 2], 'float32'>; labels: Tensor<[number], 'int32'> } {
  const points = new Float32Array(2 * count);
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const turn = (3 * Math.PI * Math.floor(i / 2)) / (count / 2);
    const radius = turn / (3 * Math.PI);
    labels[i] = i % 2;
    points[2 * i] = radius * Math.cos(turn + Math.PI * (i % 2));
    points[2 * i + 1] = radius * Math.sin(turn + Math.PI * (i % 2));
  }
  return { points: tensor(points, { shape: [count, 2] }), labels: tensor(labels) };
}

const output = document.querySelector('output');
await trainSpirals(500, (loss) => {
  if (output) output.textContent = `loss ${loss.toFixed(4)}`;
});
