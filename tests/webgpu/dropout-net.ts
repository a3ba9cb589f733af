import { BatchNorm1d, crossEntropy, Dropout, Linear, ReLU, Sequential } from '@nacre/layers';
import { Adam, CosineAnnealingLR } from '@nacre/optim';
import { type Tensor, tensor } from '@nacre/tensor';

/** A net with dropout and running statistics, trained by Adam with a schedule on fresh batches. */
export function dropoutTraining() {
  const model = new Sequential(new Linear(8, 16), new BatchNorm1d(16), new ReLU(), new Dropout(0.3), new Linear(16, 3));
  const optimizer = new Adam(model.parameters(), { lr: 0.05 });
  const schedule = new CosineAnnealingLR(optimizer, 20);
  const step = async (number: number): Promise<Tensor> => {
    const x = tensor(
      Float32Array.from({ length: 48 }, (_, i) => Math.sin(number * 7 + i)),
      { shape: [6, 8] },
    );
    const loss = crossEntropy(model.forward(x), tensor(Int32Array.from({ length: 6 }, (_, i) => (i + number) % 3)));
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
    schedule.step();
    return loss;
  };
  return { model, optimizer, schedule, step };
}
