import { Unable } from '../../job.ts';
import type { Draws } from '../../spec/draw.ts';
import type { Model } from '../../spec/models.ts';
import { Layers, oneHot, type Weights } from './layers.ts';
import type { A, Jax } from './library.ts';

/** A batch made anew from typed arrays, and its loss. */
export interface Loss {
  readonly batch: () => A[];
  readonly loss: (weights: Weights, ...batch: A[]) => A;
}

export type Make = (jax: Jax, batch: Draws) => Loss;
export type Models = Readonly<Partial<Record<Model, Make>>>;

export function lossOf(jax: Jax, model: Model, batch: Draws, models: Models): Loss {
  const make = models[model];
  if (make === undefined)
    throw new Unable(`${model} is left out: without a GPU jax-js does not train the smaller models at a useful speed`);
  return make(jax, batch);
}

/** Images or features, and classes as one-hot rows. */
export function labelled({ numpy: np }: Jax, batch: Draws): () => A[] {
  const [x, y] = [batch.floats('x'), batch.integers('y')];
  const rows = oneHot(y.data, 10);
  return () => [np.array(x.data, { shape: x.shape }), np.array(rows, { shape: [y.data.length, 10] })];
}

const mlp: Make = (jax, batch) => {
  const layers = new Layers(jax);
  const logits = (w: Weights, x: A): A =>
    layers.dense(jax.nn.relu(layers.dense(jax.nn.relu(layers.dense(x, w, 'layers.0')), w, 'layers.1')), w, 'layers.2');
  return { batch: labelled(jax, batch), loss: (w, x, y) => layers.crossEntropy(logits(w, x!), y!) };
};

const lenet5: Make = (jax, batch) => {
  const { numpy: np } = jax;
  const layers = new Layers(jax);
  const logits = (w: Weights, x: A): A => {
    const edges = layers.avgPool(np.tanh(layers.conv(x, w, 'conv1', 2)), 2);
    const shapes = layers.avgPool(np.tanh(layers.conv(edges, w, 'conv2', 0)), 2);
    const features = np.tanh(layers.dense(shapes.reshape([-1, 400]), w, 'fc1'));
    return layers.dense(np.tanh(layers.dense(features, w, 'fc2')), w, 'fc3');
  };
  return { batch: labelled(jax, batch), loss: (w, x, y) => layers.crossEntropy(logits(w, x!), y!) };
};

const autoencoder: Make = (jax, batch) => {
  const { numpy: np, nn } = jax;
  const layers = new Layers(jax);
  const x = batch.floats('x');
  const halved = (h: A): A => layers.maxPool(h, 2, 2);
  const doubled = (h: A): A => np.repeat(np.repeat(h, 2, 2), 2, 3);
  const conv = (h: A, w: Weights, i: number): A => layers.conv(h, w, `conv${i}`, i === 6 ? 0 : 1);
  const toEven = [
    [0, 0],
    [0, 0],
    [0, 1],
    [0, 1],
  ] as const;
  return {
    batch: () => [np.array(x.data, { shape: x.shape })],
    loss(w, images) {
      const large = [1, 2].reduce((h, i) => halved(nn.relu(conv(h, w, i))), images!.ref);
      // 7×7 to 4×4: after a relu a zero at the edge is never the only largest.
      const code = halved(np.pad(nn.relu(conv(large, w, 3)), toEven));
      const decoded = [4, 5, 6].reduce((h, i) => doubled(nn.relu(conv(h, w, i))), code);
      const z = conv(decoded, w, 7);
      return np
        .maximum(z.ref, 0)
        .sub(z.ref.mul(images!))
        .add(nn.softplus(np.abs(z).mul(-1)))
        .mean();
    },
  };
};

/** jax-js has no scan: the steps are unrolled. */
const lstm: Make = (jax, batch) => {
  const { numpy: np, nn } = jax;
  const layers = new Layers(jax);
  const [x, y] = [byTime(batch.integers('x')), byTime(batch.integers('y'))];
  const [rows, targets] = [oneHot(x.data, 65), oneHot(y.data, 65)];
  const shape = [x.data.length, 65];
  return {
    batch: () => [np.array(rows, { shape }), np.array(targets, { shape })],
    loss(w, characters, wanted) {
      const embedded = np.matmul(characters!, w.embedding!);
      const inputs = np.matmul(embedded, w.weight_ih!.transpose()).add(w.bias!);
      const recurrent = w.weight_hh!.transpose();
      let [h, c]: [A, A] = [np.zeros([x.batch, 256]), np.zeros([x.batch, 256])];
      const outputs: A[] = [];
      for (const input of np.split(inputs, x.time, 0)) {
        const gates = input.add(np.matmul(h, recurrent.ref));
        const [i, f, g, o] = np.split(gates, 4, 1) as [A, A, A, A];
        c = nn
          .sigmoid(f)
          .mul(c)
          .add(nn.sigmoid(i).mul(np.tanh(g)));
        h = nn.sigmoid(o).mul(np.tanh(c.ref));
        outputs.push(h.ref);
      }
      for (const rest of [h, c, recurrent]) rest.dispose();
      return layers.crossEntropy(layers.dense(np.concatenate(outputs, 0), w, 'output'), wanted!);
    },
  };
};

/** [batch, time] to [time, batch]. */
function byTime({ data, shape }: { data: Int32Array; shape: readonly number[] }): {
  data: Int32Array;
  batch: number;
  time: number;
} {
  const [batch, time] = shape as [number, number];
  return { data: data.map((_, i) => data[(i % batch) * time + Math.floor(i / batch)]!), batch, time };
}

/** What a device without a GPU can train. */
export const smallModels: Models = { mlp, lenet5, autoencoder, lstm };
