import { type Tensor, tensor } from '@nacre/tensor';

/** The median of the 3×3 around each pixel of images [N, 1, H, W]; outside is 0. */
export async function medianFilter(images: Tensor): Promise<Tensor> {
  const [count, , height, width] = images.shape as [number, number, number, number];
  const [pixels, result] = [await images.data(), new Float32Array(images.size)];
  const field = new Float32Array(9);
  for (let n = 0; n < count; n++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let k = 0; k < 9; k++) {
          const [i, j] = [y + Math.floor(k / 3) - 1, x + (k % 3) - 1];
          field[k] = i < 0 || i >= height || j < 0 || j >= width ? 0 : (pixels[(n * height + i) * width + j] as number);
        }
        result[(n * height + y) * width + x] = field.sort()[4]!;
      }
    }
  }
  return tensor(result, { shape: images.shape });
}

/** Peak signal to noise ratio in dB, −10 · log₁₀ of the mean squared error, of images 0 … 1 in parts. */
export async function psnr(parts: readonly Tensor[], truth: Tensor): Promise<number> {
  let [sum, start] = [0, 0];
  for (const part of parts) {
    const count = part.shape[0]!;
    sum += (await part
      .sub(truth.narrow(0, start, count))
      .square()
      .sum()
      .item()) as number;
    start += count;
  }
  return -10 * Math.log10(sum / truth.size);
}
