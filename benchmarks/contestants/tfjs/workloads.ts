import { type Job, Unable } from '../../job.ts';
import { Draws } from '../../spec/draw.ts';
import { type Model, vggPools } from '../../spec/models.ts';
import type { Rule, Task, Workload } from '../../spec/workloads.ts';
import { Given } from './given.ts';
import type { Optimizer, T, Tfjs } from './library.ts';
import { lossOf, type Models, smallModels } from './losses.ts';

/** On the backend that is set, with the models it can train. */
export function prepareTfjs(tf: Tfjs, workload: Workload, models: Models = smallModels): Job {
  const { task } = workload;
  if (task.kind === 'training') return training(tf, workload, task, models);
  if (task.kind === 'inference') return inference(tf, workload, task.model);
  return operation(tf, new Given(tf, workload.inputs), task);
}

/** Images are NHWC here; `order` brings an output into PyTorch's. */
function repeated(tf: Tfjs, compute: () => T | T[], order?: number[]): Job {
  let results: T[] = [];
  return {
    async run() {
      tf.dispose(results);
      results = [tf.tidy(compute)].flat();
      await Promise.all(results.map((result) => result.data()));
      return undefined;
    },
    async output() {
      if (order !== undefined) return tf.transpose(results[0]!, order).data();
      const parts = await Promise.all(results.map((result) => result.data()));
      return parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part));
    },
  };
}

function operation(tf: Tfjs, given: Given, task: Exclude<Task, { model: Model }>): Job {
  if (task.kind === 'matmul') {
    const [a, b] = [given.plain('a'), given.plain('b')];
    const product = (left: T, right: T): T => tf.matMul(left, right, task.transposed === 'a', task.transposed === 'b');
    if (task.products === 1) return repeated(tf, () => product(a, b));
    const [lefts, rights] = [tf.unstack(a), tf.unstack(b)];
    return repeated(tf, () => lefts.map((left, i) => product(left, rights[i]!)));
  }
  if (task.kind === 'gatedSum') {
    const x = given.plain('x');
    return repeated(tf, () => tf.sum(tf.mul(tf.tanh(tf.add(tf.mul(x, 2), 1)), tf.sigmoid(x))));
  }
  if (task.kind === 'softmax') {
    const x = given.plain('x');
    return repeated(tf, () => tf.softmax(x));
  }
  const { stride, padding, dilation, groups } = task;
  const [x, order] = [given.image('x'), [0, 3, 1, 2]];
  if (groups === 1) {
    const w = given.filter('w');
    return repeated(tf, () => tf.conv2d(x, w, stride, padding, 'NHWC', dilation), order);
  }
  if (groups !== x.shape[3]) throw new Unable('TensorFlow.js has no grouped convolution');
  const w = given.depthwise('w');
  return repeated(tf, () => tf.depthwiseConv2d(x, w, stride, padding), order);
}

function inference(tf: Tfjs, { inputs, weights }: Workload, model: 'alexnet' | 'vgg16'): Job {
  const [given, image] = [new Given(tf, weights), new Given(tf, inputs)];
  const filters = new Map(weights.filter(({ shape }) => shape.length === 4).map(({ name }) => [name, given.filter(name)]));
  const [channels, side] = model === 'alexnet' ? [256, 6] : [512, 7];
  const dense = ['fc1', 'fc2', 'fc3'].map((name, i) => ({
    b: i === 0 ? given.denseAfterImage('fc1.weight', channels, side) : given.dense(`${name}.weight`),
    bias: given.plain(`${name}.bias`),
  }));
  const biases = new Map([...filters.keys()].map((name) => [name, given.plain(name.replace('weight', 'bias'))]));
  const conv = (x: T, i: number, strides: number, pad: number): T => {
    const name = `conv${i}.weight`;
    return tf.fused.conv2d({ x, filter: filters.get(name)!, strides, pad, bias: biases.get(name)!, activation: 'relu' });
  };
  const classify = (x: T): T =>
    dense.reduce(
      (a, { b, bias }, i) => tf.fused.matMul({ a, b, bias, activation: i < 2 ? 'relu' : 'linear' }),
      tf.reshape(x, [1, -1]),
    );
  if (model === 'alexnet') {
    return repeated(tf, () => {
      const edges = tf.maxPool(conv(image.image('x'), 1, 4, 2), 3, 2, 'valid');
      const parts = tf.maxPool(conv(edges, 2, 1, 2), 3, 2, 'valid');
      const features = [3, 4, 5].reduce((x, i) => conv(x, i, 1, 1), parts);
      return classify(tf.maxPool(features, 3, 2, 'valid'));
    });
  }
  const layers = Array.from({ length: filters.size }, (_, i) => i + 1);
  return repeated(tf, () =>
    classify(
      layers.reduce((x, i) => {
        const active = conv(x, i, 1, 1);
        return vggPools.includes(i) ? tf.maxPool(active, 2, 2, 'valid') : active;
      }, image.image('x')),
    ),
  );
}

function training(tf: Tfjs, { inputs, weights }: Workload, task: Extract<Task, { kind: 'training' }>, models: Models): Job {
  const { rule } = task;
  const { variables, loss } = lossOf(tf, task.model, new Given(tf, weights), new Draws(inputs), models);
  const optimizer = optimizerOf(tf, rule);
  return {
    async run() {
      const cost = tf.tidy(() => optimizer.minimize(loss, true, variables));
      const [value] = await cost.data();
      cost.dispose();
      return value;
    },
  };
}

function optimizerOf({ train }: Tfjs, rule: Rule): Optimizer {
  if (rule.name === 'adam') return train.adam(rule.lr, 0.9, 0.999, 1e-8);
  return rule.momentum > 0 ? train.momentum(rule.lr, rule.momentum) : train.sgd(rule.lr);
}
