import { compose, DataLoader, digits, normalize, toTensor } from '@nacre/data';
import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { manualSeed, noGrad, setDefaultDevice } from '@nacre/tensor';
import { javascript } from './backend.ts';

setDefaultDevice(javascript());
manualSeed(1);

const train = digits({ count: 3200, seed: 1 });
const test = digits({ split: 'test', count: 500, seed: 1 });
const { mean, std } = train.statistics();
const transform = compose(toTensor(), normalize(mean, std));
const batches = new DataLoader(train.withTransform(transform), { batchSize: 32, shuffle: true, seed: 1 });

const model = new LeNet5();
const optimizer = new Adam(model.parameters(), { lr: 0.002 });
let step = 0;
for await (const { images, labels } of batches) {
  const loss = crossEntropy(model.forward(images), labels);
  optimizer.zeroGrad();
  loss.backward();
  await optimizer.step();
  if (step++ % 10 === 0) console.log(`step ${step}: loss ${(await loss.item()).toFixed(4)}`);
}

let right = 0;
model.eval();
for await (const { images, labels } of new DataLoader(test.withTransform(transform), { batchSize: 100 })) {
  const hits = noGrad(() => model.forward(images).argmax(1).eq(labels).sum());
  right += await hits.item();
}
console.log(`${right} of ${test.length} test images right`);
