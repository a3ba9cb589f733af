import { crossEntropy, Linear, Sequential, Tanh } from '@nacre/layers';
import { Adam } from '@nacre/optim';
import { manualSeed, noGrad, tensor } from '@nacre/tensor';
import { image, plot } from 'playground';

// Which points of the square lie in a flower of five petals?
const side = 48;
const points = Array.from({ length: side * side }, (_, i): [x: number, y: number] => [
  (2 * (i % side) + 1) / side - 1,
  1 - (2 * Math.floor(i / side) + 1) / side,
]);
const isInside = ([x, y]: [number, number]) => Math.hypot(x, y) < 0.55 + 0.25 * Math.cos(5 * Math.atan2(x, y));
const inputs = tensor(Float32Array.from(points.flat()), { shape: [side * side, 2] });
const labels = tensor(Int32Array.from(points, (point) => (isInside(point) ? 1 : 0)));

manualSeed(1);
const model = new Sequential(new Linear(2, 32), new Tanh(), new Linear(32, 32), new Tanh(), new Linear(32, 2));
const optimizer = new Adam(model.parameters(), { lr: 0.01 });
const losses: number[] = [];

for (let step = 1; step <= 600; step++) {
  const loss = crossEntropy(model.forward(inputs), labels);
  optimizer.zeroGrad();
  loss.backward();
  await optimizer.step();
  if (step % 10 > 0) continue;
  losses.push(await loss.item());
  plot({ loss: losses }, { title: 'Loss', xLabel: 'tens of steps' });
  const inFlower = noGrad(() => model.forward(inputs).softmax(1).select(1, 1));
  await image(inFlower.reshape([side, side]), { title: 'What it takes for the flower' });
}
console.log('loss', losses.at(-1));
