import { Unable } from '../../job.ts';
import type { Draws } from '../../spec/draw.ts';
import type { Model } from '../../spec/models.ts';
import type { Given } from './given.ts';
import type { T, Tfjs } from './library.ts';

/** What a training step minimises, from a batch made anew, and over which variables. */
export interface Loss {
  readonly variables: T[];
  readonly loss: () => T;
}

export type Make = (tf: Tfjs, weights: Given, batch: Draws) => Loss;
export type Models = Readonly<Partial<Record<Model, Make>>>;

export function lossOf(tf: Tfjs, model: Model, weights: Given, batch: Draws, models: Models): Loss {
  const make = models[model];
  if (make === undefined)
    throw new Unable(`${model} is left out: without a GPU TensorFlow.js does not train the smaller models at a useful speed`);
  return make(tf, weights, batch);
}

/** x·w + b */
export const dense = (tf: Tfjs, x: T, w: T, b: T): T => tf.add(tf.matMul(x, w), b);
const conv = (tf: Tfjs, x: T, w: T, b: T, pad: number): T => tf.add(tf.conv2d(x, w, 1, pad, 'NHWC', 1), b);
/** One-hot rows. */
export const classes = (tf: Tfjs, data: Int32Array, count: number): T =>
  tf.cast(tf.oneHot(tf.tensor(data, [data.length], 'int32'), count), 'float32');

/** Variables under their names, each weight as `shaped` lays it out. */
export function variablesOf(tf: Tfjs, weights: Given, shaped: (name: string) => T): { all: T[]; get: (name: string) => T } {
  const variables = new Map(weights.names.map((name) => [name, tf.variable(shaped(name))]));
  return { all: [...variables.values()], get: (name) => variables.get(name)! };
}

function laidOut(weights: Given, name: string): T {
  if (name.endsWith('bias')) return weights.plain(name);
  return name.startsWith('conv') ? weights.filter(name) : weights.dense(name);
}

const mlp: Make = (tf, weights, batch) => {
  const [x, y] = [batch.floats('x'), batch.integers('y')];
  const { all, get } = variablesOf(tf, weights, (name) => laidOut(weights, name));
  const layer = (h: T, i: number): T => dense(tf, h, get(`layers.${i}.weight`), get(`layers.${i}.bias`));
  const logits = (): T => layer(tf.relu(layer(tf.relu(layer(tf.tensor(x.data, x.shape), 0)), 1)), 2);
  return { variables: all, loss: () => tf.losses.softmaxCrossEntropy(classes(tf, y.data, 10), logits()) };
};

const lenet5: Make = (tf, weights, batch) => {
  const [x, y] = [batch.floats('x'), batch.integers('y')];
  const { all, get } = variablesOf(tf, weights, (name) =>
    name === 'fc1.weight' ? weights.denseAfterImage(name, 16, 5) : laidOut(weights, name),
  );
  const features = (h: T, i: number, pad: number): T =>
    tf.avgPool(tf.tanh(conv(tf, h, get(`conv${i}.weight`), get(`conv${i}.bias`), pad)), 2, 2, 'valid');
  const layer = (h: T, i: number): T => dense(tf, h, get(`fc${i}.weight`), get(`fc${i}.bias`));
  // With one channel NCHW and NHWC are the same numbers.
  const images = (): T => tf.tensor(x.data, [x.shape[0]!, 28, 28, 1]);
  const logits = (): T => {
    const flat = tf.reshape(features(features(images(), 1, 2), 2, 0), [x.shape[0]!, 400]);
    return layer(tf.tanh(layer(tf.tanh(layer(flat, 1)), 2)), 3);
  };
  return { variables: all, loss: () => tf.losses.softmaxCrossEntropy(classes(tf, y.data, 10), logits()) };
};

const autoencoder: Make = (tf, weights, batch) => {
  const x = batch.floats('x');
  const { all, get } = variablesOf(tf, weights, (name) => laidOut(weights, name));
  const layer = (h: T, i: number): T => conv(tf, h, get(`conv${i}.weight`), get(`conv${i}.bias`), i === 6 ? 0 : 1);
  const down = (h: T, i: number): T => tf.maxPool(tf.relu(layer(h, i)), 2, 2, 'same');
  const up = (h: T, i: number): T => {
    const active = tf.relu(layer(h, i));
    return tf.image.resizeNearestNeighbor(active, [2 * active.shape[1]!, 2 * active.shape[2]!]);
  };
  return {
    variables: all,
    loss() {
      const images = tf.tensor(x.data, [x.shape[0]!, 28, 28, 1]);
      return tf.losses.sigmoidCrossEntropy(images, layer([4, 5, 6].reduce(up, [1, 2, 3].reduce(down, images)), 7));
    },
  };
};

/** The embedding is a product with one-hot rows: `gather` has no gradient on the WebAssembly backend. */
const lstm: Make = (tf, weights, batch) => {
  const [x, y] = [batch.integers('x'), batch.integers('y')];
  const [size, time] = x.shape as [number, number];
  // basicLSTMCell takes one kernel [in + hidden, 4 · hidden] with the gates in the order i, g, f, o.
  const reordered = (w: T): T => {
    const [i, f, g, o] = tf.unstack(tf.reshape(w, [4, 256, -1])) as [T, T, T, T];
    return tf.concat([i, g, f, o], 0);
  };
  const both = tf.tidy(() =>
    tf.transpose(tf.concat([reordered(weights.plain('weight_ih')), reordered(weights.plain('weight_hh'))], 1)),
  );
  const kernel = tf.variable(both);
  const bias = tf.variable(tf.tidy(() => tf.reshape(reordered(weights.plain('bias')), [1024])));
  const [w, b] = [tf.variable(weights.dense('output.weight')), tf.variable(weights.plain('output.bias'))];
  const embedding = tf.variable(weights.plain('embedding'));
  return {
    variables: [kernel, bias, embedding, w, b],
    loss() {
      const embedded = tf.reshape(tf.matMul(classes(tf, x.data, 65), embedding), [size, time, 64]);
      const steps = tf.unstack(tf.transpose(embedded, [1, 0, 2]));
      let [c, h] = [tf.zeros([size, 256]), tf.zeros([size, 256])];
      const outputs: T[] = [];
      for (const step of steps) {
        [c, h] = tf.basicLSTMCell(tf.scalar(0), kernel, bias, step, c, h);
        outputs.push(h);
      }
      const logits = dense(tf, tf.reshape(tf.stack(outputs, 1), [size * time, 256]), w, b);
      return tf.losses.softmaxCrossEntropy(classes(tf, y.data, 65), logits);
    },
  };
};

/** What a backend without a GPU can train. */
export const smallModels: Models = { mlp, lenet5, autoencoder, lstm };
