import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeImage } from '@nacre/data';
import { linspace, type Tensor, tensor } from '@nacre/tensor';

/** The middle of a photograph in the folder, or a scene drawn by code: grey, [1, 1, side, side], 0 … 1. */
export async function photograph(folder: string | undefined, side: number): Promise<Tensor> {
  if (folder === undefined) return scene(side);
  const { data, shape } = await decodeImage(await readFile(join(folder, 'macaw-800x618.jpg')), { mode: 'gray' });
  const [, height, width] = shape;
  const [top, left] = [Math.floor((height - side) / 2), Math.floor((width - side) / 2)];
  return tensor(
    Float32Array.from(data, (byte) => byte / 255),
    { shape: [1, 1, height, width] },
  )
    .narrow(2, top, side)
    .narrow(3, left, side) as Tensor;
}

/** A sky that darkens upwards, hills, and a sun. */
function scene(side: number): Tensor {
  const x = linspace(0, 1, side).expand([side, side]) as Tensor;
  const y = linspace(0, 1, side).unsqueeze(1).expand([side, side]) as Tensor;
  const hills = y.gt(x.mul(9).sin().mul(0.1).add(0.7)).to('float32') as Tensor;
  const sun = x.sub(0.7).square().add(y.sub(0.3).square()).lt(0.015).to('float32') as Tensor;
  const sky = y.mul(0.5).add(0.3).add(sun.mul(0.4)) as Tensor;
  return sky.mul(hills.neg().add(1)).add(hills.mul(0.15)).reshape([1, 1, side, side]) as Tensor;
}
