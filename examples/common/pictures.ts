import { encodePng } from '@nacre/data';
import type { Tensor } from '@nacre/tensor';

export interface Grid {
  /** By default as many as make the grid about square. */
  readonly columns?: number;
  /** How many pixels wide and high a value is drawn; 3 by default. */
  readonly scale?: number;
  /** Which values are black and white: two numbers ([0, 1] by default), or `each`, the least and largest of each image. */
  readonly range?: readonly [black: number, white: number] | 'each';
}

const gap = 4;

/** Images [N, H, W], [N, 1, H, W] (grey) or [N, 3, H, W] (colour) side by side, as the bytes of a PNG. */
export async function pngGrid(images: Tensor, { columns, scale = 3, range = [0, 1] }: Grid = {}): Promise<Uint8Array> {
  const [count, channels, height, width] = images.rank === 3 ? [images.shape[0]!, 1, ...images.shape.slice(1)] : images.shape;
  const values = (await images.to('float32').data()) as Float32Array;
  const across = Math.min(count!, columns ?? Math.ceil(Math.sqrt(count!)));
  const down = Math.ceil(count! / across);
  const [cellHeight, cellWidth] = [height! * scale + gap, width! * scale + gap];
  const shape = [channels!, down * cellHeight + gap, across * cellWidth + gap] as const;
  const data = new Float32Array(shape[0] * shape[1] * shape[2]).fill(1);

  const size = channels! * height! * width!;
  for (let n = 0; n < count!; n++) {
    const image = values.subarray(n * size, (n + 1) * size);
    const [black, white] = range === 'each' ? extent(image) : range;
    const [top, left] = [gap + Math.floor(n / across) * cellHeight, gap + (n % across) * cellWidth];
    for (let c = 0; c < channels!; c++) {
      for (let y = 0; y < height! * scale; y++) {
        const from = (c * height! + Math.floor(y / scale)) * width!;
        const to = (c * shape[1] + top + y) * shape[2] + left;
        for (let x = 0; x < width! * scale; x++) {
          data[to + x] = (image[from + Math.floor(x / scale)]! - black) / (white - black);
        }
      }
    }
  }
  return encodePng({ data, shape });
}

/** The least and the largest value, never equal. */
function extent(values: Float32Array): [number, number] {
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return [low, high > low ? high : low + 1];
}
