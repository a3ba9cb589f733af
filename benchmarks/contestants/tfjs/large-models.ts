import { resnetBlocks, transformerSizes } from '../../spec/models.ts';
import type { T } from './library.ts';
import { classes, dense, type Make, type Models, smallModels, variablesOf } from './losses.ts';

/** Keeps no running statistics, which spares it a little. */
const resnet18: Make = (tf, weights, batch) => {
  const [x, y] = [channelsLast(batch.floats('x')), batch.integers('y')];
  const { all, get } = variablesOf(tf, weights, (name) => {
    if (name === 'fc.weight') return weights.dense(name);
    return /(conv\d?|shortcut)\.weight$/.test(name) ? weights.filter(name) : weights.plain(name);
  });
  const conv = (h: T, name: string, stride: number, pad: number): T =>
    tf.conv2d(h, get(`${name}.weight`), stride, pad, 'NHWC', 1);
  const norm = (h: T, name: string): T => {
    const { mean, variance } = tf.moments(h, [0, 1, 2]);
    return tf.batchNorm(h, mean, variance, get(`${name}.bias`), get(`${name}.weight`), 1e-5);
  };
  const block = (h: T, [, , stride]: (typeof resnetBlocks)[number], i: number): T => {
    const name = `blocks.${i}`;
    const hidden = tf.relu(norm(conv(h, `${name}.conv1`, stride, 1), `${name}.norm1`));
    const residual = norm(conv(hidden, `${name}.conv2`, 1, 1), `${name}.norm2`);
    const direct = stride === 1 ? h : norm(conv(h, `${name}.shortcut`, stride, 0), `${name}.shortcutNorm`);
    return tf.relu(tf.add(residual, direct));
  };
  const logits = (): T => {
    const stem = tf.relu(norm(conv(tf.tensor(x.data, x.shape), 'conv', 1, 1), 'norm'));
    return dense(tf, tf.mean(resnetBlocks.reduce(block, stem), [1, 2]), get('fc.weight'), get('fc.bias'));
  };
  return { variables: all, loss: () => tf.losses.softmaxCrossEntropy(classes(tf, y.data, 10), logits()) };
};

/** NCHW to NHWC. */
function channelsLast({ data, shape }: { data: Float32Array; shape: readonly number[] }): {
  data: Float32Array;
  shape: number[];
} {
  const [images, channels, height, width] = shape as [number, number, number, number];
  const pixels = height * width;
  const moved = data.map((_, i) => {
    const [image, pixel, channel] = [Math.floor(i / (pixels * channels)), Math.floor(i / channels) % pixels, i % channels];
    return data[(image * channels + channel) * pixels + pixel]!;
  });
  return { data: moved, shape: [images, height, width, channels] };
}

/** The embedding is a product with one-hot rows, as in the LSTM. */
const transformer: Make = (tf, weights, batch) => {
  const { vocabulary, tokens, width, heads, layers } = transformerSizes;
  const [x, y] = [batch.integers('x'), batch.integers('y')];
  const [size] = x.shape as [number];
  const isProduct = /(attention|projection|fc1|fc2|output)\.weight$/;
  const { all, get } = variablesOf(tf, weights, (name) => (isProduct.test(name) ? weights.dense(name) : weights.plain(name)));
  const later = Float32Array.from({ length: tokens * tokens }, (_, i) => (i % tokens > Math.floor(i / tokens) ? -1e9 : 0));
  const mask = tf.tensor(later, [tokens, tokens]);
  const linear = (h: T, name: string): T => dense(tf, h, get(`${name}.weight`), get(`${name}.bias`));
  const norm = (h: T, name: string): T => {
    const { mean, variance } = tf.moments(h, 1, true);
    const standard = tf.mul(tf.sub(h, mean), tf.rsqrt(tf.add(variance, 1e-5)));
    return tf.add(tf.mul(standard, get(`${name}.weight`)), get(`${name}.bias`));
  };
  const gelu = (h: T): T => tf.mul(tf.mul(h, 0.5), tf.add(tf.erf(tf.mul(h, Math.SQRT1_2)), 1));
  const attend = (h: T, name: string): T => {
    const parts = tf.reshape(linear(h, `${name}.attention`), [size, tokens, 3, heads, width / heads]);
    const [query, key, value] = tf.unstack(tf.transpose(parts, [2, 0, 3, 1, 4])) as [T, T, T];
    const scores = tf.mul(tf.matMul(query, key, false, true), 1 / Math.sqrt(width / heads));
    const mixed = tf.matMul(tf.softmax(tf.add(scores, mask)), value);
    return linear(tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [size * tokens, width]), `${name}.projection`);
  };
  const block = (h: T, name: string): T => {
    const attended = tf.add(h, attend(norm(h, `${name}.norm1`), name));
    const inner = gelu(linear(norm(attended, `${name}.norm2`), `${name}.fc1`));
    return tf.add(attended, linear(inner, `${name}.fc2`));
  };
  const names = Array.from({ length: layers }, (_, i) => `blocks.${i}`);
  const logits = (): T => {
    const embedded = tf.reshape(tf.matMul(classes(tf, x.data, vocabulary), get('tokens')), [size, tokens, width]);
    const start = tf.reshape(tf.add(embedded, get('positions')), [size * tokens, width]);
    return linear(norm(names.reduce(block, start), 'norm'), 'output');
  };
  return { variables: all, loss: () => tf.losses.softmaxCrossEntropy(classes(tf, y.data, vocabulary), logits()) };
};

/** What a GPU can train. */
export const largeModels: Models = { ...smallModels, resnet18, transformer };
