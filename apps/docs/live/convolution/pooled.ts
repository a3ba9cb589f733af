import { convOutputSize } from '@nacre/layers';
import { avgPool2d, maxPool2d, type Tensor } from '@nacre/tensor';
import { matrix, type Rows, windowOf } from './convolved.ts';
import { type Place, within } from './window.ts';

export type PoolingKind = 'max' | 'average';

export interface Pooling {
  readonly kind: PoolingKind;
  readonly input: Rows;
  /** Places along each side of a window. */
  readonly size: number;
  readonly stride: number;
}

export interface Pooled {
  readonly output: Rows;
  /** The output looked at, and the numbers in its window. */
  readonly place: Place;
  readonly window: readonly number[];
}

/** @throws ArgumentError if no window fits */
export async function pool(pooling: Pooling, wanted: Place): Promise<Pooled> {
  const { kind, input, size, stride } = pooling;
  const x = matrix(input);
  const places = (along: number): number => convOutputSize(along, size, { stride });
  const place = within(wanted, [places(input.length), places(input[0]!.length)]);
  const pooled = kind === 'max' ? maxPool2d : avgPool2d;
  const output = pooled(x.unsqueeze(0) as Tensor, size, { stride }).squeeze(0);
  const window: Tensor = windowOf(x, place, [size, size], { stride, dilation: 1 }).flatten();
  return { output: (await output.array()) as number[][], place, window: (await window.array()) as number[] };
}
