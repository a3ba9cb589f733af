import { type Tensor, tensor } from '@nacre/tensor';
import { isInside, placeOf } from './petals.ts';

export interface Points {
  readonly inputs: Tensor<[number, 2], 'float32'>;
  readonly labels: Tensor<[number], 'int32'>;
}

/** Points of the square [−1, 1]², in rows from the upper left, each with its class: 1 inside a flower of five petals. */
export function flower(side: number): Points {
  const inputs = new Float32Array(2 * side * side);
  const labels = new Int32Array(side * side);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = placeOf(i, side);
    inputs.set([x, y], 2 * i);
    labels[i] = isInside(x, y) ? 1 : 0;
  }
  return { inputs: tensor(inputs, { shape: [side * side, 2] }), labels: tensor(labels) };
}
