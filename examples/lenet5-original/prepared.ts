import type { Tensor } from '@nacre/tensor';

/** 28×28 with ink 1 becomes 32×32 with ink 1.175 and background −0.1, as the paper has it. */
export function prepared(images: Tensor): Tensor<[number, 1, 32, 32], 'float32'> {
  const padded = images.pad([
    [0, 0],
    [0, 0],
    [2, 2],
    [2, 2],
  ]);
  return padded.mul(1.275).sub(0.1) as Tensor<[number, 1, 32, 32], 'float32'>;
}
