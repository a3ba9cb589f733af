import { ShapeMismatchError } from '@nacre/tensor';

/** What stands where an image has no pixels: one value for all channels, or one for each. */
export type FillValue = number | readonly number[];

export function fillFor(operation: string, fill: FillValue, channel: number, channels: number): number {
  if (typeof fill === 'number') return fill;
  if (fill.length !== channels) {
    throw new ShapeMismatchError(operation, `fill has ${fill.length} values, the image ${channels} channels`);
  }
  return fill[channel]!;
}
