import { crossEntropy, type Module } from '@nacre/layers';
import { LeNet5, MLP } from '@nacre/models';
import { Adam, SGD } from '@nacre/optim';
import { manualSeed, type Tensor, tensor } from '@nacre/tensor';

/** One training step of a network: a fresh batch from typed arrays, forward, backward, update, and the loss read. */
export type TrainingStep = () => Promise<number>;

/** The networks whose steps are timed; `pytorch.py` builds the same ones. */
export const trainingSteps: Readonly<Record<string, () => TrainingStep>> = {
  'LeNet-5, batch 64, Adam': () => {
    const model = new LeNet5();
    return stepper(model, new Adam(model.parameters(), { lr: 1e-3 }), [64, 1, 28, 28], (x) =>
      model.forward(x as Tensor<[64, 1, 28, 28], 'float32'>),
    );
  },
  'MLP 784-256-128-10, batch 128, SGD': () => {
    const model = new MLP([784, 256, 128, 10]);
    return stepper(model, new SGD(model.parameters(), { lr: 0.1 }), [128, 784], (x) => model.forward(x));
  },
};

interface Stepping {
  zeroGrad(): void;
  step(): Promise<void>;
}

function stepper(
  model: Module,
  optimizer: Stepping,
  shape: readonly number[],
  forward: (x: Tensor<readonly number[], 'float32'>) => Tensor,
): TrainingStep {
  manualSeed(1);
  model.train();
  const size = shape.reduce((a, b) => a * b, 1);
  const pixels = Float32Array.from({ length: size }, (_, i) => ((i * 2654435761) % 1000) / 1000);
  const classes = Int32Array.from({ length: shape[0]! }, (_, i) => (i * 7) % 10);
  return async () => {
    const x = tensor(pixels.slice(), { shape });
    const loss = crossEntropy(forward(x) as Tensor<[number, number], 'float32'>, tensor(classes.slice()));
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
    return loss.item();
  };
}
