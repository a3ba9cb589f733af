import { resnetBlocks, transformerSizes } from '../../spec/models.ts';
import { Layers, oneHot, type Weights } from './layers.ts';
import type { A } from './library.ts';
import { labelled, type Make, type Models, smallModels } from './losses.ts';

/** Keeps no running statistics, which spares it a little. */
const resnet18: Make = (jax, batch) => {
  const { numpy: np, nn, lax } = jax;
  const layers = new Layers(jax);
  const conv = (x: A, w: Weights, name: string, stride: number, pad: number): A => {
    const pads = [
      [pad, pad],
      [pad, pad],
    ] as const;
    const options = { featureGroupCount: 1, rhsDilation: [1, 1] as [number, number] };
    return lax.convGeneralDilated(x, w[`${name}.weight`]!, [stride, stride], pads, options);
  };
  const standardized = standardizing(np);
  const norm = (x: A, w: Weights, name: string): A => {
    const perChannel = (values: A): A => values.reshape([1, values.shape[0]!, 1, 1]);
    const standard = standardized(x, [0, 2, 3]);
    return standard.mul(perChannel(w[`${name}.weight`]!)).add(perChannel(w[`${name}.bias`]!));
  };
  const block =
    (w: Weights) =>
    (h: A, [, , stride]: (typeof resnetBlocks)[number], i: number): A => {
      const name = `blocks.${i}`;
      const hidden = nn.relu(norm(conv(h.ref, w, `${name}.conv1`, stride, 1), w, `${name}.norm1`));
      const residual = norm(conv(hidden, w, `${name}.conv2`, 1, 1), w, `${name}.norm2`);
      const direct = stride === 1 ? h : norm(conv(h, w, `${name}.shortcut`, stride, 0), w, `${name}.shortcutNorm`);
      return nn.relu(residual.add(direct));
    };
  return {
    batch: labelled(jax, batch),
    loss(w, x, y) {
      const stem = nn.relu(norm(conv(x!, w, 'conv', 1, 1), w, 'norm'));
      const features = np.mean(resnetBlocks.reduce(block(w), stem), [2, 3]);
      return layers.crossEntropy(layers.dense(features, w, 'fc'), y!);
    },
  };
};

/** (x − mean) / √(variance + ε) over the axes. */
const standardizing =
  (np: Parameters<Make>[0]['numpy']) =>
  (x: A, axes: number[]): A => {
    const deviation = x.ref.sub(np.mean(x, axes, { keepdims: true }));
    const variance = np.mean(np.square(deviation.ref), axes, { keepdims: true });
    return deviation.div(np.sqrt(variance.add(1e-5)));
  };

/** The embedding is a product with one-hot rows, as in the LSTM. */
const transformer: Make = (jax, batch) => {
  const { numpy: np, nn } = jax;
  const { vocabulary, tokens, width, heads, layers: depth } = transformerSizes;
  const layers = new Layers(jax);
  const [x, y] = [batch.integers('x'), batch.integers('y')];
  const [size] = x.shape as [number];
  const [rows, targets] = [oneHot(x.data, vocabulary), oneHot(y.data, vocabulary)];
  const shape = [x.data.length, vocabulary];
  const later = Float32Array.from({ length: tokens * tokens }, (_, i) => (i % tokens > Math.floor(i / tokens) ? -1e9 : 0));
  const mask = np.array(later, { shape: [tokens, tokens] });
  const standardized = standardizing(np);
  const norm = (h: A, w: Weights, name: string): A => standardized(h, [1]).mul(w[`${name}.weight`]!).add(w[`${name}.bias`]!);
  const attend = (h: A, w: Weights, name: string): A => {
    const parts = layers.dense(h, w, `${name}.attention`).reshape([size, tokens, 3, heads, width / heads]);
    const [query, key, value] = np
      .split(parts.transpose([2, 0, 3, 1, 4]), 3, 0)
      .map((part) => part.reshape([size, heads, tokens, width / heads])) as [A, A, A];
    const scores = np.matmul(query, key.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(width / heads));
    const mixed = np.matmul(nn.softmax(scores.add(mask.ref)), value);
    return layers.dense(mixed.transpose([0, 2, 1, 3]).reshape([size * tokens, width]), w, `${name}.projection`);
  };
  const block = (h: A, w: Weights, name: string): A => {
    const attended = h.ref.add(attend(norm(h, w, `${name}.norm1`), w, name));
    const inner = nn.gelu(layers.dense(norm(attended.ref, w, `${name}.norm2`), w, `${name}.fc1`), { approximate: false });
    return attended.add(layers.dense(inner, w, `${name}.fc2`));
  };
  const names = Array.from({ length: depth }, (_, i) => `blocks.${i}`);
  return {
    batch: () => [np.array(rows, { shape }), np.array(targets, { shape })],
    loss(w, characters, wanted) {
      const embedded = np.matmul(characters!, w.tokens!).reshape([size, tokens, width]);
      const start = embedded.add(w.positions!).reshape([size * tokens, width]);
      const end = names.reduce((h, name) => block(h, w, name), start);
      return layers.crossEntropy(layers.dense(norm(end, w, 'norm'), w, 'output'), wanted!);
    },
  };
};

/** What a GPU can train. */
export const largeModels: Models = { ...smallModels, resnet18, transformer };
