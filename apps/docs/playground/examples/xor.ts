import { bceWithLogits, Linear, Sequential, Tanh } from '@nacre/layers';
import { SGD } from '@nacre/optim';
import { manualSeed, tensor } from '@nacre/tensor';
import { plot } from 'playground';

// One neuron cannot compute exclusive or; two layers can.
const inputs = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const targets = tensor([[0], [1], [1], [0]]);

manualSeed(3);
const model = new Sequential(new Linear(2, 4), new Tanh(), new Linear(4, 1));
const optimizer = new SGD(model.parameters(), { lr: 0.5, momentum: 0.9 });
const losses: number[] = [];

for (let step = 1; step <= 200; step++) {
  const loss = bceWithLogits(model.forward(inputs), targets);
  optimizer.zeroGrad();
  loss.backward();
  await optimizer.step();
  losses.push(await loss.item());
  if (step % 10 === 0) plot(losses, { title: 'Loss', xLabel: 'step', logY: true });
}
console.log('probabilities', model.forward(inputs).sigmoid());
