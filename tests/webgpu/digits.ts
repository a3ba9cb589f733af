import { crossEntropy } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam, OneCycleLR } from '@nacre/optim';
import { type Tensor, tensor } from '@nacre/tensor';

/** A batch in arrays of its own, as a loader hands them out. */
export function freshBatch(
  step: number,
  size: number,
): { images: Tensor<[number, 1, 28, 28]>; labels: Tensor<[number], 'int32'> } {
  const images = Float32Array.from({ length: size * 784 }, (_, i) => ((i * 7919 + step * 104_729) % 1000) / 1000 - 0.5);
  const labels = Int32Array.from({ length: size }, (_, i) => (i + step) % 10);
  return { images: tensor(images, { shape: [size, 1, 28, 28] }), labels: tensor(labels) };
}

/** LeNet-5 in training: Adam, and a rate that rises and falls in one cycle. */
export function lenetTraining(steps: number, batch: number) {
  const model = new LeNet5();
  const optimizer = new Adam(model.parameters());
  const schedule = new OneCycleLR(optimizer, 0.003, { totalSteps: steps });
  const step = async (number: number): Promise<Tensor> => {
    const { images, labels } = freshBatch(number, batch);
    const loss = crossEntropy(model.forward(images), labels);
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
    schedule.step();
    return loss;
  };
  return { model, optimizer, schedule, step };
}
