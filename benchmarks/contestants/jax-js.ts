import { type Job, Unable } from '../job.ts';
import { load } from '../peers/load.ts';
import { type Draw, Draws } from '../spec/draw.ts';
import type { Model } from '../spec/models.ts';
import type { Rule, Task, Workload } from '../spec/workloads.ts';
import { Layers, type Weights } from './jax-js/layers.ts';
import type { A, Jax } from './jax-js/library.ts';
import { lossOf, type Models, smallModels } from './jax-js/losses.ts';

/** jax-js on its WebAssembly device: every run and every step is one `jit`. */
export async function prepare(workload: Workload): Promise<Job> {
  const jax = (await load('@jax-js/jax')) as Jax;
  await jax.init('wasm');
  return prepareJax(jax, workload, smallModels);
}

/** On the device that was initialised last, with the models it can train. */
export async function prepareJax(jax: Jax, workload: Workload, models: Models): Promise<Job> {
  const { task } = workload;
  if (task.kind === 'training') return training(jax, workload, task, models);
  if (task.kind === 'inference') return inference(jax, workload, task.model);
  return operation(jax, workload, task);
}

function arrays(jax: Jax, draws: readonly Draw[]): Weights {
  const drawn = new Draws(draws);
  return Object.fromEntries(
    drawn.names.map((name) => {
      const { data, shape } = drawn.floats(name);
      return [name, jax.numpy.array(data, { shape })];
    }),
  );
}

function repeated(jax: Jax, compute: () => A[]): Job {
  let results: A[] = [];
  return {
    async run() {
      for (const result of results) result.dispose();
      results = compute();
      await jax.blockUntilReady(results);
      return undefined;
    },
    async output() {
      const parts = await Promise.all(results.map((result) => result.ref.data()));
      return parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part));
    },
  };
}

function operation(jax: Jax, { inputs }: Workload, task: Exclude<Task, { model: Model }>): Job {
  const { numpy: np, nn, lax } = jax;
  const given = arrays(jax, inputs);
  const { a, b, x, w } = given as { a: A; b: A; x: A; w: A };
  if (task.kind === 'matmul') {
    const product = (left: A, right: A): A =>
      np.matmul(task.transposed === 'a' ? left.transpose() : left, task.transposed === 'b' ? right.transpose() : right);
    if (task.products === 1) {
      const compiled = jax.jit(product);
      return repeated(jax, () => [compiled(a.ref, b.ref)]);
    }
    const parts = (whole: A): A[] => np.split(whole, task.products, 0).map((part) => part.reshape(part.shape.slice(1)));
    const [lefts, rights] = [parts(a), parts(b)];
    const compiled = jax.jit((left: A[], right: A[]) => left.map((one, i) => product(one, right[i]!)));
    return repeated(jax, () => compiled(jax.tree.ref(lefts), jax.tree.ref(rights)));
  }
  if (task.kind === 'convolution') {
    const { stride, padding, dilation, groups } = task;
    const pads = [
      [padding, padding],
      [padding, padding],
    ] as const;
    const options = { featureGroupCount: groups, rhsDilation: [dilation, dilation] as [number, number] };
    const compiled = jax.jit((image: A, kernel: A) => lax.convGeneralDilated(image, kernel, [stride, stride], pads, options));
    return repeated(jax, () => [compiled(x.ref, w.ref)]);
  }
  const compiled = jax.jit((values: A) =>
    task.kind === 'softmax' ? nn.softmax(values) : np.tanh(values.ref.mul(2).add(1)).mul(nn.sigmoid(values)).sum(),
  );
  return repeated(jax, () => [compiled(x.ref)]);
}

function inference(jax: Jax, { inputs, weights }: Workload, model: 'alexnet' | 'vgg16'): Job {
  if (model === 'vgg16') throw new Unable('jax-js needs minutes for one image of VGG16');
  const layers = new Layers(jax);
  const image = new Draws(inputs).floats('x');
  const given = arrays(jax, weights);
  const compiled = jax.jit((x: A, w: Weights) => {
    const conv = (h: A, i: number, stride: number, pad: number): A => jax.nn.relu(layers.conv(h, w, `conv${i}`, pad, stride));
    const first = layers.maxPool(conv(x, 1, 4, 2), 3, 2);
    const second = layers.maxPool(conv(first, 2, 1, 2), 3, 2);
    const features = layers.maxPool(
      [3, 4, 5].reduce((h, i) => conv(h, i, 1, 1), second),
      3,
      2,
    );
    const hidden = jax.nn.relu(layers.dense(features.reshape([1, -1]), w, 'fc1'));
    return layers.dense(jax.nn.relu(layers.dense(hidden, w, 'fc2')), w, 'fc3');
  });
  return repeated(jax, () => [compiled(jax.numpy.array(image.data, { shape: image.shape }), jax.tree.ref(given))]);
}

interface State {
  readonly weights: Weights;
  readonly means: Weights;
  readonly squares: Weights;
}

function training(
  jax: Jax,
  { inputs, weights }: Workload,
  { model, rule }: Extract<Task, { kind: 'training' }>,
  models: Models,
): Job {
  const { batch, loss } = lossOf(jax, model, new Draws(inputs), models);
  const zeros = (): Weights => Object.fromEntries(weights.map(({ name, shape }) => [name, jax.numpy.zeros(shape)]));
  const isAdam = rule.name === 'adam';
  const keepsMeans = isAdam || rule.momentum > 0;
  let state: State = { weights: arrays(jax, weights), means: keepsMeans ? zeros() : {}, squares: isAdam ? zeros() : {} };
  const step = jax.jit((before: State, corrections: A[], ...data: A[]): [State, A] => {
    const [value, gradients] = jax.valueAndGrad(loss)(jax.tree.ref(before.weights), ...data);
    return [updated(jax, rule, before, gradients, corrections), value];
  });
  let steps = 0;
  return {
    async run() {
      steps++;
      const corrections = isAdam ? [0.9, 0.999].map((beta) => jax.numpy.array([1 / (1 - beta ** steps)])) : [];
      const [after, value] = step(state, corrections, ...batch());
      state = after;
      await jax.blockUntilReady(state);
      return (await value.data())[0];
    },
  };
}

function updated(jax: Jax, rule: Rule, { weights, means, squares }: State, gradients: Weights, corrections: A[]): State {
  const { tree, numpy: np } = jax;
  if (rule.name === 'sgd') {
    const { lr, momentum } = rule;
    const steps = momentum > 0 ? tree.map((mean, g) => mean!.mul(momentum).add(g!), means, gradients) : gradients;
    const moved = tree.map((w, step) => w!.sub(step!.mul(lr)), weights, momentum > 0 ? tree.ref(steps) : steps);
    return { weights: moved, means: momentum > 0 ? steps : means, squares };
  }
  const [ofMean, ofSquare] = corrections as [A, A];
  const m = tree.map((mean, g) => mean!.mul(0.9).add(g!.ref.mul(0.1)), means, gradients);
  const v = tree.map((square, g) => square!.mul(0.999).add(np.square(g!).mul(0.001)), squares, gradients);
  const moved = tree.map(
    (w, mean, square) => {
      const spread = np.sqrt(square!.ref.mul(ofSquare.ref)).add(1e-8);
      return w!.sub(mean!.ref.mul(ofMean.ref).div(spread).mul(rule.lr));
    },
    weights,
    m,
    v,
  );
  for (const correction of corrections) correction.dispose();
  return { weights: moved, means: m, squares: v };
}
