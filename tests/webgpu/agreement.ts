import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { crossEntropy, type Module } from '@nacre/layers';
import { LeNet5 } from '@nacre/models';
import { Adam } from '@nacre/optim';
import { type Device, manualSeed, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { expect, test } from 'vitest';
import { freshBatch } from './digits.ts';
import { SequenceClassifier } from './sequences.ts';

/** A model with the loss on its batch of a number. */
interface Task {
  readonly model: Module;
  loss(batch: number): Tensor;
}

const batch = 2;

const tasks: Readonly<Record<string, () => Task>> = {
  'LeNet-5': () => {
    const model = new LeNet5();
    return {
      model,
      loss: (n) => {
        const { images, labels } = freshBatch(n, batch);
        return crossEntropy(model.forward(images), labels);
      },
    };
  },
  'an LSTM': () => {
    const model = new SequenceClassifier();
    return { model, loss: (n) => model.loss(n, batch) };
  },
};

type Values = Readonly<Record<string, Float32Array>>;

async function valuesOf(tensors: readonly (readonly [string, Tensor])[]): Promise<Values> {
  return Object.fromEntries(await Promise.all(tensors.map(async ([name, x]) => [name, (await x.data()) as Float32Array])));
}

/** A model's values every few steps of a training run on the CPU. */
async function statesAlongTraining(device: Device, make: () => Task, states: number): Promise<Values[]> {
  setDefaultDevice(device);
  manualSeed(1);
  const { model, loss } = make();
  const optimizer = new Adam(model.parameters(), { lr: 0.003 });
  const found: Values[] = [];
  for (let step = 0; found.length < states; step++) {
    if (step % 4 === 0) found.push(await valuesOf(Object.entries(model.stateDict())));
    optimizer.zeroGrad();
    loss(step).backward();
    await optimizer.step();
  }
  return found;
}

/** Loss and gradients from each state. */
async function gradients(device: Device, make: () => Task, states: readonly Values[]): Promise<Values[]> {
  setDefaultDevice(device);
  const { model, loss } = make();
  const found: Values[] = [];
  for (const [n, state] of states.entries()) {
    const shapes = model.stateDict();
    model.loadStateDict(
      Object.fromEntries(Object.entries(state).map(([name, data]) => [name, tensor(data, { shape: shapes[name]!.shape })])),
    );
    model.zeroGrad();
    const value = loss(n);
    value.backward();
    found.push(await valuesOf([['loss', value], ...model.namedParameters().map(([name, p]) => [name, p.grad!] as const)]));
  }
  return found;
}

/** The largest difference in proportion to the largest value. */
function relativeError(actual: Float32Array, expected: Float32Array): number {
  let [largest, worst] = [0, 0];
  expected.forEach((value, i) => {
    largest = Math.max(largest, Math.abs(value));
    worst = Math.max(worst, Math.abs(value - actual[i]!));
  });
  return worst / largest;
}

/** From so many states along training, loaded into both, loss and gradients of the GPU agree with those of the CPU. */
export function testAgreement(states: number): void {
  test.each(Object.keys(tasks))(
    `%s has the CPU's loss and gradients in ${states} states along its training`,
    async (name) => {
      const [host, gpu] = [await cpu({ threads: 1 }), await webgpu()];
      const along = await statesAlongTraining(host, tasks[name]!, states);
      const expected = await gradients(host, tasks[name]!, along);
      const actual = await gradients(gpu, tasks[name]!, along);
      expected.forEach((values, n) => {
        for (const [what, wanted] of Object.entries(values))
          expect(relativeError(actual[n]![what]!, wanted), `${what} in state ${n}`).toBeLessThan(1e-4);
      });
      host.close();
      gpu.close();
    },
    900_000,
  );
}
