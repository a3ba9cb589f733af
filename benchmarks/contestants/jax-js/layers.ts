import type { A, Jax } from './library.ts';

export type Weights = Readonly<Record<string, A>>;

/** Layers over weights under PyTorch's names and in its layouts. */
export class Layers {
  private readonly jax: Jax;

  constructor(jax: Jax) {
    this.jax = jax;
  }

  dense(x: A, w: Weights, name: string): A {
    return this.jax.numpy.matmul(x, w[`${name}.weight`]!.transpose()).add(w[`${name}.bias`]!);
  }

  conv(x: A, w: Weights, name: string, pad: number, stride = 1): A {
    const pads = [
      [pad, pad],
      [pad, pad],
    ] as const;
    const options = { featureGroupCount: 1, rhsDilation: [1, 1] as [number, number] };
    const bias = w[`${name}.bias`]!;
    const shifted = bias.reshape([1, bias.shape[0]!, 1, 1]);
    return this.jax.lax.convGeneralDilated(x, w[`${name}.weight`]!, [stride, stride], pads, options).add(shifted);
  }

  maxPool(x: A, size: number, stride: number): A {
    return this.jax.lax.reduceWindow(x, this.jax.numpy.max, [size, size], [stride, stride]);
  }

  avgPool(x: A, size: number): A {
    return this.jax.lax.reduceWindow(x, this.jax.numpy.mean, [size, size], [size, size]);
  }

  /** −mean log softmax(logits)[class], with the classes as one-hot rows. */
  crossEntropy(logits: A, rows: A): A {
    const count = logits.shape[0]!;
    return this.jax.nn
      .logSoftmax(logits)
      .mul(rows)
      .sum()
      .mul(-1 / count);
  }
}

/** One-hot rows. */
export function oneHot(indices: Int32Array, classes: number): Float32Array {
  const rows = new Float32Array(indices.length * classes);
  indices.forEach((index, i) => {
    rows[i * classes + index] = 1;
  });
  return rows;
}
