import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ColourImages,
  cifar10,
  compose,
  ImageDataset,
  normalize,
  randomHorizontalFlip,
  type Transform,
  toTensor,
} from '@nacre/data';
import { findData, type Run } from '@nacre/example-common';
import { drawUniform } from '@nacre/tensor';

interface Counts {
  readonly train: number;
  readonly test: number;
}

const prepared = compose(toTensor(), normalize([0.4914, 0.4822, 0.4465], [0.247, 0.2435, 0.2616]));
/** A horse that looks to the left is one that looks to the right: each image is mirrored half of the time. */
const varied = compose(prepared, randomHorizontalFlip());

/** CIFAR-10 where a folder was given, else shapes drawn by code. */
export async function colourImages(run: Run, counts: Counts): Promise<{ train: ColourImages; test: ColourImages }> {
  const folder = findData(run, 'cifar10-subset');
  if (folder === undefined)
    return { train: shapes(counts.train, run.seed, varied), test: shapes(counts.test, run.seed + 1, prepared) };
  const files = (await readdir(folder)).filter((name) => name.endsWith('.bin'));
  const read = async (part: string, count: number, transform: Transform): Promise<ColourImages> => {
    const batches = await Promise.all(files.filter((name) => name.startsWith(part)).map((name) => readFile(join(folder, name))));
    const all = await cifar10({ batches });
    return new ImageDataset({
      pixels: all.pixels.subarray(0, count * 3072),
      labels: all.labels.subarray(0, count),
      shape: [3, 32, 32],
      classes: all.classes,
      transform,
    });
  };
  return { train: await read('data_batch', counts.train, varied), test: await read('test_batch', counts.test, prepared) };
}

/** Discs, squares, crosses, rings and stripes, bright or dark, on coloured grounds: ten classes. */
function shapes(count: number, seed: number, transform: Transform): ColourImages {
  const pixels = new Uint8Array(count * 3072);
  const labels = Int32Array.from({ length: count }, (_, i) => i % 10);
  for (const [n, label] of labels.entries()) {
    const [u, v, ...colours] = drawUniform(8, [seed, n]) as unknown as [number, number, ...number[]];
    const [x0, y0, bright] = [10 + 12 * u, 10 + 12 * v, label < 5];
    for (let i = 0; i < 1024; i++) {
      const [dx, dy] = [(i % 32) - x0, Math.floor(i / 32) - y0];
      const inside = [
        Math.hypot(dx, dy) < 8,
        Math.max(Math.abs(dx), Math.abs(dy)) < 7,
        Math.min(Math.abs(dx), Math.abs(dy)) < 2.5,
        Math.abs(Math.hypot(dx, dy) - 7) < 2,
        Math.floor(dy / 3) % 2 === 0,
      ][label % 5]!;
      for (let c = 0; c < 3; c++)
        pixels[n * 3072 + c * 1024 + i] = 255 * (inside === bright ? 0.7 + 0.3 * colours[c]! : 0.35 * colours[c + 3]!);
    }
  }
  return new ImageDataset({ pixels, labels, shape: [3, 32, 32], classes: [...'0123456789'], transform });
}
