import { init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';

await init('wasm');
const layer = (x, w, b) => np.matmul(x, w).add(b);
const loss = ([w1, b1, w2, b2, w3, b3], x, y) =>
  nn
    .logSoftmax(layer(nn.relu(layer(nn.relu(layer(x, w1, b1)), w2, b2)), w3, b3))
    .mul(y)
    .sum()
    .mul(-1 / 128);

/** One training step on 128 images: the loss and the new weights. */
export const step = jit((weights, x, y) => {
  const [value, gradients] = valueAndGrad(loss)(tree.ref(weights), x, y);
  return [value, tree.map((weight, gradient) => weight.sub(gradient.mul(0.1)), weights, gradients)];
});
