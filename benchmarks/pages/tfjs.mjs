import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

const sizes = [784, 256, 128, 10];
const layers = sizes.slice(1).map((size, i) => [tf.variable(tf.randomNormal([sizes[i], size])), tf.variable(tf.zeros([size]))]);
const optimizer = tf.train.sgd(0.1);

/** One training step on 128 images. */
export async function step(pixels, classes) {
  const x = tf.tensor(pixels, [128, 784]);
  const y = tf.oneHot(tf.tensor(classes, [128], 'int32'), 10);
  const logits = () =>
    layers.reduce((h, [w, b], i) => {
      const sum = tf.add(tf.matMul(h, w), b);
      return i < 2 ? tf.relu(sum) : sum;
    }, x);
  const loss = optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, logits()), true);
  const [value] = await loss.data();
  tf.dispose([x, y, loss]);
  return value;
}
