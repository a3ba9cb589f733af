import { readFileSync } from 'node:fs';
import { ArgumentError, ShapeMismatchError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../random-stream.ts';
import { type AffineParameters, affine, randomAffine } from './affine.ts';
import type { Image, ImageShape } from './image.ts';

interface Case {
  readonly shape: ImageShape;
  readonly parameters: AffineParameters;
  readonly interpolation: 'bilinear' | 'nearest';
  readonly fill: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const cases = (JSON.parse(readFileSync(new URL('fixtures/torch.json', import.meta.url), 'utf8')) as { affine: Case[] }).affine;
const random = (index = 0): RandomStream => new RandomStream(1, 2, index);
const picture: Image = { data: Uint8Array.from({ length: 48 }, (_, i) => (i * 37) % 256), shape: [2, 4, 6] };

describe('affine', () => {
  it.each(cases)(
    '$shape $parameters $interpolation fill $fill: as PyTorch',
    ({ shape, parameters, interpolation, fill, ...c }) => {
      const floats = affine({ data: Float32Array.from(c.before), shape }, parameters, fill, interpolation);
      expect(floats.shape).toEqual(shape);
      for (const [i, value] of floats.data.entries()) expect(value).toBeCloseTo(c.after[i]!, 3);
      const bytes = affine({ data: Uint8Array.from(c.before), shape }, parameters, fill, interpolation);
      for (const [i, value] of bytes.data.entries()) expect(Math.abs(value - c.after[i]!)).toBeLessThanOrEqual(0.501);
    },
  );
});

describe('randomAffine', () => {
  it('without any freedom leaves the image as it is', () => {
    const side = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(side, side, fc.constantFrom('bilinear' as const, 'nearest' as const), (height, width, interpolation) => {
        const image: Image = { data: Uint8Array.from({ length: height * width }, (_, i) => i * 7), shape: [1, height, width] };
        expect(randomAffine({ degrees: 0, interpolation })(image, random())).toEqual(image);
      }),
    );
  });

  it('shifts by whole pixels', () => {
    const image: Image = { data: new Uint8Array([1, 2, 3, 4]), shape: [1, 1, 4] };
    const shift = randomAffine({ degrees: 0, translate: [0.5, 0], fill: 9 });
    const results = new Set(Array.from({ length: 100 }, (_, i) => shift(image, random(i)).data.join()));
    expect([...results].sort()).toEqual(['1,2,3,4', '2,3,4,9', '3,4,9,9', '9,1,2,3', '9,9,1,2']);
  });

  it('gives the same image for the same numbers, and others for others', () => {
    const transform = randomAffine({ degrees: 30, scale: [0.8, 1.2], shear: [-10, 10, -5, 5] });
    expect(transform(picture, random(3))).toEqual(transform(picture, random(3)));
    expect(transform(picture, random(3))).not.toEqual(transform(picture, random(4)));
    expect(transform.preservesShape).toBe(true);
  });

  it('turns by no more than it may, evenly', () => {
    // A dot far from the middle of a wide picture: where it comes to lie tells the angle.
    const image: Image = { data: new Uint8Array(101 * 101), shape: [1, 101, 101] };
    image.data[50 * 101 + 100] = 255;
    const turn = randomAffine({ degrees: 20, interpolation: 'bilinear' });
    const angles = Array.from({ length: 300 }, (_, i) => {
      const { data } = turn(image, random(i));
      const at = data.indexOf(Math.max(...data));
      return (Math.atan2(Math.floor(at / 101) - 50, (at % 101) - 50) * 180) / Math.PI;
    });
    expect(Math.max(...angles)).toBeLessThan(21.5);
    expect(Math.max(...angles)).toBeGreaterThan(17);
    expect(Math.min(...angles)).toBeGreaterThan(-21.5);
    expect(Math.min(...angles)).toBeLessThan(-17);
    expect(Math.abs(angles.reduce((a, b) => a + b) / 300)).toBeLessThan(2);
  });

  it('fills each channel with its own value', () => {
    const away = randomAffine({ degrees: 0, translate: [1, 0], fill: [5, 6] });
    const filled = Array.from({ length: 50 }, (_, i) => away(picture, random(i)).data);
    expect(filled.some((data) => data.subarray(0, 24).includes(5) && data.subarray(24).includes(6))).toBe(true);
    expect(() => randomAffine({ degrees: 0, fill: [1, 2, 3] })(picture, random())).toThrow(ShapeMismatchError);
  });

  it('refuses options out of range', () => {
    for (const options of [
      { degrees: -1 },
      { degrees: [3, 2] },
      { degrees: Number.NaN },
      { degrees: 0, translate: [1.5, 0] },
      { degrees: 0, translate: [0, -0.1] },
      { degrees: 0, scale: [0, 1] },
      { degrees: 0, scale: [2, 1] },
      { degrees: 0, shear: Number.POSITIVE_INFINITY },
      { degrees: 0, interpolation: 'cubic' },
    ]) {
      expect(() => randomAffine(options as never)).toThrow(ArgumentError);
    }
  });
});
