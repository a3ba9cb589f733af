import { crossEntropy } from '@nacre/layers';
import { conv2d, maxPool2d, type Tensor } from '@nacre/tensor';

type Composite = (inputs: readonly Tensor[]) => Tensor;

/** The functions of `reference/calculus.py`, spelled with the public API. */
export const calculus = {
  mlpLoss: ([x, w1, b1, w2, b2, classes]) => crossEntropy(x!.matmul(w1!.t()).add(b1!).tanh().matmul(w2!.t()).add(b2!), classes!),

  rosenbrock: ([x]) => {
    const head = x!.slice([[0, -1]]);
    const tail = x!.slice([[1, x!.shape[0]!]]);
    return tail.sub(head.square()).square().mul(100).add(head.neg().add(1).square()).sum();
  },

  attention: ([q, k, v]) => q!.matmul(k!.transpose(-2, -1)).div(2).softmax(-1).matmul(v!),

  layerNorm: ([x, gain, shift]) => {
    const centred = x!.sub(x!.mean(-1, { keepDim: true }));
    return centred
      .mul(centred.square().mean(-1, { keepDim: true }).add(1e-5).rsqrt())
      .mul(gain!)
      .add(shift!);
  },

  convNet: ([x, w, b, v]) =>
    maxPool2d(conv2d(x!, w!, b!, { padding: 1 }).gelu(), 2)
      .flatten(1)
      .matmul(v!)
      .logSoftmax(1),

  sharedTrunk: ([x, w]) => {
    const trunk = x!.matmul(w!).sigmoid();
    return trunk.sum(1).mul(trunk.max(1)).add(trunk.mul(trunk).mean());
  },
} satisfies Record<string, Composite>;
