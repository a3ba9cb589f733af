import { cpu } from '@nacre/backend-cpu';
import { bceWithLogits, crossEntropy, type Module } from '@nacre/layers';
import { LeNet5, MLP } from '@nacre/models';
import { Adam, type Optimizer, SGD } from '@nacre/optim';
import { conv2d, realize, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import type { Job } from '../job.ts';
import { type Drawn, Draws } from '../spec/draw.ts';
import type { Model } from '../spec/models.ts';
import type { Rule, Task, Workload } from '../spec/workloads.ts';
import { AlexNet } from './nacre/alexnet.ts';
import { Autoencoder } from './nacre/autoencoder.ts';
import { CharacterLSTM } from './nacre/character-lstm.ts';
import { ResNet18 } from './nacre/resnet18.ts';
import { Transformer } from './nacre/transformer.ts';
import { VGG16 } from './nacre/vgg16.ts';

/** A network as the workloads use it. */
interface Network extends Module {
  forward(x: Tensor): Tensor;
}

const networks: Readonly<Record<Model, () => Module>> = {
  mlp: () => new MLP([784, 256, 128, 10]),
  lenet5: () => new LeNet5(),
  lstm: () => new CharacterLSTM(),
  alexnet: () => new AlexNet(),
  vgg16: () => new VGG16(),
  autoencoder: () => new Autoencoder(),
  resnet18: () => new ResNet18(),
  transformer: () => new Transformer(),
};

export async function prepare(workload: Workload, threads: number): Promise<Job> {
  setDefaultDevice(await cpu({ threads }));
  return prepareNacre(workload);
}

/** On the default device. */
export async function prepareNacre(workload: Workload): Promise<Job> {
  const { task } = workload;
  if (task.kind === 'training') return training(workload, task);
  if (task.kind === 'inference') return inference(workload, task.model);
  return operation(workload, task);
}

const asTensor = ({ shape, data }: Drawn): Tensor => tensor(data, { shape });

function network({ weights }: Workload, model: Model): Network {
  const made = networks[model]();
  const drawn = new Draws(weights);
  const state = Object.fromEntries(drawn.names.map((name) => [name, asTensor(drawn.floats(name))]));
  const { missingKeys, unexpectedKeys } = made.loadStateDict(state, { strict: false });
  const undrawn = made.namedParameters().filter(([name]) => missingKeys.includes(name));
  if (undrawn.length + unexpectedKeys.length > 0)
    throw new Error(`${model}: weights without a match: ${[...undrawn.map(([name]) => name), ...unexpectedKeys]}`);
  return made as Network;
}

/** Runs what `record` records; the last result is kept until the next. */
function repeated(record: () => readonly Tensor[]): Job {
  let results: readonly Tensor[] = [];
  return {
    async run() {
      for (const result of results) result.dispose();
      results = record();
      await realize(...results);
      return undefined;
    },
    async output() {
      const parts = await Promise.all(results.map((result) => result.data()));
      return parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part));
    },
  };
}

async function operation({ inputs }: Workload, task: Exclude<Task, { model: Model }>): Promise<Job> {
  const drawn = new Draws(inputs);
  const given = async (name: string): Promise<Tensor> => onDevice(asTensor(drawn.floats(name)));
  if (task.kind === 'matmul') {
    const [a, b] = [await given('a'), await given('b')];
    const product = (left: Tensor, right: Tensor): Tensor =>
      (task.transposed === 'a' ? left.t() : left).matmul(task.transposed === 'b' ? right.t() : right);
    if (task.products === 1) return repeated(() => [product(a, b)]);
    const pairs = await Promise.all(
      Array.from(
        { length: task.products },
        async (_, i) => [await onDevice(a.select(0, i)), await onDevice(b.select(0, i))] as const,
      ),
    );
    return repeated(() => pairs.map(([left, right]) => product(left, right)));
  }
  const x = await given('x');
  if (task.kind === 'gatedSum') return repeated(() => [x.mul(2).add(1).tanh().mul(x.sigmoid()).sum()]);
  if (task.kind === 'softmax') return repeated(() => [x.softmax(1)]);
  const w = await given('w');
  const { stride, padding, dilation, groups } = task;
  return repeated(() => [conv2d(x, w, null, { stride, padding, dilation, groups })]);
}

/** A copy in memory of its own on the device. */
export async function onDevice(x: Tensor): Promise<Tensor> {
  const copy = x.add(0);
  await realize(copy);
  return copy;
}

function inference(workload: Workload, model: Model): Job {
  const made = network(workload, model).eval().freeze();
  const image = new Draws(workload.inputs).floats('x');
  return repeated(() => [made.forward(asTensor(image))]);
}

function training(workload: Workload, { model, rule }: Extract<Task, { kind: 'training' }>): Job {
  const made = network(workload, model).train();
  const optimizer = optimizerOf(made, rule);
  const lossOf = losses(workload, model);
  return {
    async run() {
      const loss = lossOf(made);
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
      return (await loss.item()) as number;
    },
  };
}

/** The loss of a batch made anew from typed arrays. */
function losses({ inputs }: Workload, model: Model): (made: Network) => Tensor {
  const drawn = new Draws(inputs);
  if (model === 'autoencoder') {
    const images = drawn.floats('x');
    return (made) => {
      const x = asTensor(images);
      return bceWithLogits(made.forward(x), x);
    };
  }
  const isText = model === 'lstm' || model === 'transformer';
  const x = isText ? drawn.integers('x') : drawn.floats('x');
  const y = drawn.integers('y');
  return (made) => crossEntropy(made.forward(asTensor(x)), asTensor(y).flatten());
}

const optimizerOf = (model: Module, rule: Rule): Optimizer<object> =>
  rule.name === 'adam'
    ? new Adam(model.parameters(), { lr: rule.lr })
    : new SGD(model.parameters(), { lr: rule.lr, momentum: rule.momentum });
