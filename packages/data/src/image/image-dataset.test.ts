import { ArgumentError, DTypeError, ShapeMismatchError, type Tensor } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collate } from '../collate.ts';
import { ImageDataset } from './image-dataset.ts';
import { addNoise } from './noise.ts';
import { compose, type FixedTransform, normalize, type Transform, toTensor } from './transforms.ts';

const colours = {
  pixels: Uint8Array.from({ length: 36 }, (_, i) => i * 7),
  labels: [1, 0],
  shape: [3, 2, 3],
  classes: ['a', 'b'],
} as const;

/** The same values by another road: a transform that does not say it is pointwise is run on each image. */
const unmarked =
  (transform: FixedTransform): Transform =>
  (image) =>
    transform(image);

describe('ImageDataset', () => {
  it('gives float32 images and int32 labels', async () => {
    const dataset = new ImageDataset(colours);
    const { images, labels } = dataset.getBatch([1, 0, 1]);
    expect([images.shape, images.dtype, labels.shape, labels.dtype]).toEqual([[3, 3, 2, 3], 'float32', [3], 'int32']);
    expect([...(await labels.data())]).toEqual([0, 1, 0]);
    const expected = [18, 0, 18]
      .flatMap((start) => [...colours.pixels.subarray(start, start + 18)])
      .map((byte) => Math.fround(byte / 255));
    expect([...(await images.data())]).toEqual(expected);
    expect([dataset.get(0).images.shape, dataset.get(0).labels.shape]).toEqual([[3, 2, 3], []]);
  });

  it('looks up, for pointwise transforms, exactly what the transform gives', async () => {
    const side = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), side, side, fc.nat(255), async (channels, height, width, step) => {
        const shape = [channels, height, width] as const;
        const pixels = Uint8Array.from({ length: 4 * channels * height * width }, (_, i) => i * step);
        const transform = compose(toTensor(), normalize([0.1, 0.2, 0.3].slice(0, channels), [0.3, 0.5, 0.7].slice(0, channels)));
        const dataset = new ImageDataset({ pixels, labels: [0, 0, 0, 0], shape, classes: ['x'], transform });
        const byTable = await dataset.getBatch([3, 0, 2]).images.data();
        const byImage = await dataset.withTransform(unmarked(transform)).getBatch([3, 0, 2]).images.data();
        expect(byTable).toEqual(byImage);
      }),
    );
  });

  it('gives the batch that collating its samples gives', async () => {
    const dataset = new ImageDataset(colours);
    const collated = await collate([dataset.get(1), dataset.get(0)]);
    const batch = dataset.getBatch([1, 0]);
    expect(collated.images.shape).toEqual(batch.images.shape);
    expect(await collated.images.data()).toEqual(await batch.images.data());
    expect(await collated.labels.data()).toEqual(await batch.labels.data());
  });

  it('takes transforms that change the size, and is safe from those that write in place', async () => {
    const firstRow: Transform = ({ data, shape: [c, h, w] }) => {
      const rows = new Float32Array(c * w);
      for (let k = 0; k < c; k++) rows.set(data.subarray(k * h * w, k * h * w + w), k * w);
      data.fill(0);
      return { data: rows, shape: [c, 1, w] };
    };
    const pixels = colours.pixels.slice();
    const dataset = new ImageDataset({ ...colours, pixels }).withTransform(firstRow);
    const { images } = dataset.getBatch([1]);
    expect(images.shape).toEqual([1, 3, 1, 3]);
    expect([...(await images.data())]).toEqual([126, 133, 140, 168, 175, 182, 210, 217, 224]);
    expect(pixels).toEqual(colours.pixels);
  });

  it('draws the same for an image in an epoch, whatever the order and the batch, and anew in the next', async () => {
    const noisy = (seed: number) => new ImageDataset({ ...colours, transform: compose(toTensor(), addNoise()), seed });
    const image = async (batch: { images: Tensor }, row: number) =>
      [...(await batch.images.data())].slice(row * 18, (row + 1) * 18);
    const dataset = noisy(1);
    const alone = await image(dataset.getBatch([1], { epoch: 2 }), 0);
    expect(await image(dataset.getBatch([0, 1], { epoch: 2 }), 1)).toEqual(alone);
    expect(await image(dataset.getBatch([1, 0, 1], { epoch: 2 }), 2)).toEqual(alone);
    expect([...(await dataset.get(1, { epoch: 2 }).images.data())]).toEqual(alone);
    expect(await image(dataset.getBatch([1], { epoch: 3 }), 0)).not.toEqual(alone);
    expect(await image(noisy(2).getBatch([1], { epoch: 2 }), 0)).not.toEqual(alone);
    expect(
      await image(
        new ImageDataset(colours).withTransform(compose(toTensor(), addNoise()), { seed: 1 }).getBatch([1], { epoch: 2 }),
        0,
      ),
    ).toEqual(alone);
    expect(await image(dataset.getBatch([1]), 0)).toEqual(await image(dataset.getBatch([1], { epoch: 0 }), 0));
    expect(() => noisy(-1)).toThrow(ArgumentError);
  });

  it('makes empty batches', () => {
    expect(new ImageDataset(colours).getBatch([]).images.shape).toEqual([0, 3, 2, 3]);
  });

  it('knows mean and std of each channel', async () => {
    const dataset = new ImageDataset({ pixels: new Uint8Array([0, 255, 51, 51]), labels: [0], shape: [2, 1, 2], classes: ['x'] });
    expect(dataset.statistics()).toEqual({ mean: [0.5, 0.2], std: [0.5, 0] });
    const { mean, std } = new ImageDataset(colours).statistics();
    const normalized = new ImageDataset({ ...colours, transform: compose(toTensor(), normalize(mean, std)) });
    const values = [...(await normalized.getBatch([0, 1]).images.data())];
    expect(values.reduce((a, b) => a + b) / values.length).toBeCloseTo(0, 5);
    expect(values.reduce((a, b) => a + b * b, 0) / values.length).toBeCloseTo(1, 5);
  });

  it('refuses labels that are no class and sizes that do not fit', () => {
    expect(() => new ImageDataset({ ...colours, labels: [0, 2] })).toThrow('label 2 of image 1 is none of the 2 classes');
    expect(() => new ImageDataset({ ...colours, labels: [0, -1] })).toThrow(ArgumentError);
    expect(() => new ImageDataset({ ...colours, labels: [0.5, 0] })).toThrow(ArgumentError);
    expect(() => new ImageDataset({ ...colours, labels: [0] })).toThrow('1 labels and 36 bytes of images [3, 2, 3]');
    expect(() => new ImageDataset({ ...colours, shape: [3, 2, 0] })).toThrow(ShapeMismatchError);
    expect(() => new ImageDataset({ ...colours, shape: [3, NaN, 2] })).toThrow(ShapeMismatchError);
  });

  it('refuses transforms that leave bytes, or give images of several sizes', () => {
    expect(() => new ImageDataset({ ...colours, transform: compose() })).toThrow(DTypeError);
    expect(() => new ImageDataset({ ...colours, transform: unmarked(compose()) }).get(0)).toThrow(
      'add toTensor() to the transform',
    );
    let width = 0;
    const growing: Transform = () => ({ data: new Float32Array(++width), shape: [1, 1, width] });
    expect(() => new ImageDataset(colours).withTransform(growing).getBatch([0, 1])).toThrow('images of one batch have shapes');
  });
});
