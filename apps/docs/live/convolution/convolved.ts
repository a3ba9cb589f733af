import { convMultiplyAdds, convOutputSize, convParameters } from '@nacre/layers';
import { conv2d, stack, type Tensor, tensor } from '@nacre/tensor';
import { type Place, type Sliding, within } from './window.ts';

export type Rows = readonly (readonly number[])[];

/** What is convolved, and how: one channel, one filter. */
export interface Convolution extends Sliding {
  readonly input: Rows;
  readonly kernel: Rows;
  readonly padding: number;
}

/** A result, and how one of its numbers comes about. */
export interface Convolved {
  /** The input among its zeros. */
  readonly padded: Rows;
  readonly output: Rows;
  /** The output looked at. */
  readonly place: Place;
  /** The numbers in its window, row by row, and each times its weight. */
  readonly window: readonly number[];
  readonly products: readonly number[];
  readonly parameters: number;
  readonly multiplyAdds: number;
}

export const sizeOf = (rows: Rows): Place => [rows.length, rows[0]!.length];

export const matrix = (rows: Rows): Tensor => tensor(rows as number[][]) as Tensor;

/** @throws ArgumentError if no window fits */
export async function convolve(convolution: Convolution, wanted: Place): Promise<Convolved> {
  const { input, kernel, padding, stride, dilation } = convolution;
  const options = { stride, padding, dilation };
  const [x, w] = [matrix(input), matrix(kernel)];
  const size: Place = [
    convOutputSize(input.length, kernel.length, options),
    convOutputSize(input[0]!.length, kernel[0]!.length, options),
  ];
  const padded: Tensor = x.pad([
    [padding, padding],
    [padding, padding],
  ]);
  const output: Tensor = conv2d(x.unsqueeze(0), w.unsqueeze(0).unsqueeze(0), null, options).squeeze(0);

  const place = within(wanted, size);
  const window = windowOf(padded, place, sizeOf(kernel), convolution);
  const seen: Tensor = stack([window, window.mul(w) as Tensor], 0).flatten(1);
  const [numbers, products] = (await seen.array()) as number[][];
  return {
    padded: (await padded.array()) as number[][],
    output: (await output.array()) as number[][],
    place,
    window: numbers!,
    products: products!,
    parameters: convParameters(1, 1, sizeOf(kernel), { bias: false }),
    multiplyAdds: convMultiplyAdds(1, 1, sizeOf(kernel), size),
  };
}

/** What one output sees. */
export function windowOf(x: Tensor, [row, column]: Place, [height, width]: Place, { stride, dilation }: Sliding): Tensor {
  const [top, left] = [stride * row, stride * column];
  return x.slice([
    [top, top + dilation * (height - 1) + 1, dilation],
    [left, left + dilation * (width - 1) + 1, dilation],
  ]) as Tensor;
}
