import { ArgumentError, ShapeMismatchError } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../random-stream.ts';
import { centerCrop, randomCrop, randomHorizontalFlip } from './crop.ts';
import type { Image } from './image.ts';

const numbered = (channels: number, height: number, width: number): Image => ({
  data: Float32Array.from({ length: channels * height * width }, (_, i) => i),
  shape: [channels, height, width],
});
const random = (index: number): RandomStream => new RandomStream(7, 0, index);

describe('centerCrop', () => {
  it('takes the middle, and of two middles the one PyTorch takes', () => {
    expect([...centerCrop([1, 2])(numbered(1, 3, 4)).data]).toEqual([5, 6]);
    expect([...centerCrop(1)(numbered(2, 2, 2)).data]).toEqual([0, 4]);
    // round(1.5) is 2 and round(0.5) is 0, as Python rounds.
    expect([...centerCrop([1, 1])(numbered(1, 1, 4)).data]).toEqual([2]);
    expect([...centerCrop([1, 3])(numbered(1, 1, 4)).data]).toEqual([0, 1, 2]);
    const image: Image = { data: new Uint8Array([1, 2, 3]), shape: [1, 1, 3] };
    expect(centerCrop([1, 3])(image)).toEqual(image);
  });

  it('refuses what is too small', () => {
    expect(() => centerCrop(4)(numbered(1, 3, 9))).toThrow(
      'centerCrop: 4 × 4 pixels cannot be taken from an image of 3 × 9; resize it first',
    );
    for (const size of [0, 1.5, [2, -1]] as const) expect(() => centerCrop(size as number)).toThrow(ArgumentError);
  });
});

describe('randomCrop', () => {
  it('takes every place there is', () => {
    const crop = randomCrop([1, 2]);
    const found = new Set(Array.from({ length: 200 }, (_, i) => crop(numbered(1, 2, 4), random(i)).data.join()));
    expect([...found].sort()).toEqual(['0,1', '1,2', '2,3', '4,5', '5,6', '6,7']);
  });

  it('pads with a value for each channel', () => {
    const crop = randomCrop(2, { padding: [1, 0], fill: [-1, -2] });
    const found = new Set(Array.from({ length: 100 }, (_, i) => crop(numbered(2, 2, 2), random(i)).data.join()));
    expect([...found].sort()).toEqual(['-1,0,-1,2,-2,4,-2,6', '0,1,2,3,4,5,6,7', '1,-1,3,-1,5,-2,7,-2']);
  });

  it('may leave the image behind altogether', () => {
    const crop = randomCrop(1, { padding: 3, fill: 9 });
    const found = new Set(Array.from({ length: 300 }, (_, i) => crop(numbered(1, 1, 1), random(i)).data[0]));
    expect([...found].sort()).toEqual([0, 9]);
  });

  it('refuses what is too small, and options out of range', () => {
    expect(() => randomCrop(8, { padding: 2 })(numbered(1, 3, 9), random(0))).toThrow(ShapeMismatchError);
    expect(() => randomCrop(1, { fill: [1, 2] })(numbered(1, 1, 1), random(0))).toThrow(ShapeMismatchError);
    expect(() => randomCrop(2, { padding: -1 })).toThrow(ArgumentError);
  });
});

describe('randomHorizontalFlip', () => {
  it('mirrors rows, in about as many cases as it is told, and changes no image given', () => {
    const image = numbered(2, 1, 3);
    expect([...randomHorizontalFlip(1)(image, random(0)).data]).toEqual([2, 1, 0, 5, 4, 3]);
    expect([...image.data]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(randomHorizontalFlip(0)(image, random(0))).toBe(image);
    const flip = randomHorizontalFlip(0.25);
    const flipped = Array.from({ length: 1000 }, (_, i) => flip(image, random(i)) !== image).filter(Boolean).length;
    expect(flipped).toBeGreaterThan(200);
    expect(flipped).toBeLessThan(300);
  });

  it('refuses what is no probability', () => {
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => randomHorizontalFlip(p)).toThrow(ArgumentError);
  });
});
