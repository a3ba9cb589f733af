import { noGrad, randn, type Tensor, tensor } from '@nacre/tensor';

export interface Components {
  /** The nearest that mean and components can come to each row. */
  reconstruct(rows: Tensor): Tensor;
}

/**
 * The directions of largest variance of data [N, D], by orthogonal iteration: a basis, multiplied by the covariance and made orthonormal again and again, turns
 * towards them.
 */
export async function principalComponents(data: Tensor, count: number, iterations: number): Promise<Components> {
  const dimensions = data.shape[1]!;
  const mean = await fixed(data.mean(0) as Tensor);
  const centred = data.sub(mean) as Tensor;
  const covariance = await fixed(noGrad(() => (centred.t() as Tensor).matmul(centred).div(data.shape[0]!) as Tensor));
  let basis = await orthonormal(randn([count, dimensions]));
  for (let i = 0; i < iterations; i++) basis = await orthonormal(basis.matmul(covariance) as Tensor);
  return { reconstruct: (rows) => (rows.sub(mean).matmul(basis.t() as Tensor) as Tensor).matmul(basis).add(mean) as Tensor };
}

/** The same numbers, computed once. */
const fixed = async (x: Tensor): Promise<Tensor> => tensor(await x.data(), { shape: x.shape });

/** Gram and Schmidt's: from each row, what the rows before it say already is taken away. */
async function orthonormal(rows: Tensor): Promise<Tensor> {
  const [count, size] = rows.shape as [number, number];
  const values = Float64Array.from((await rows.data()) as Float32Array);
  const row = (i: number): Float64Array => values.subarray(i * size, (i + 1) * size);
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
  for (let i = 0; i < count; i++) {
    const own = row(i);
    for (let j = 0; j < i; j++) {
      const [other, share] = [row(j), dot(own, row(j))];
      for (let k = 0; k < size; k++) own[k]! -= share * other[k]!;
    }
    const length = Math.sqrt(dot(own, own));
    for (let k = 0; k < size; k++) own[k]! /= length;
  }
  return tensor(Float32Array.from(values), { shape: [count, size] });
}
