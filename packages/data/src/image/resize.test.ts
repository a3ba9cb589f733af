import { readFileSync } from 'node:fs';
import { ArgumentError } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image, ImageShape } from './image.ts';
import { resize } from './resize.ts';

interface Case {
  readonly shape: ImageShape;
  readonly size: [number, number];
  readonly interpolation: 'bilinear' | 'nearest';
  readonly antialias: boolean;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

const cases = (JSON.parse(readFileSync(new URL('fixtures/torch.json', import.meta.url), 'utf8')) as { resize: Case[] }).resize;

describe('resize', () => {
  it.each(cases)(
    '$shape to $size, $interpolation, antialias $antialias: as PyTorch',
    ({ shape, size, before, after, ...rest }) => {
      const floats = resize(size, rest)({ data: Float32Array.from(before), shape });
      expect(floats.shape).toEqual([shape[0], ...size]);
      for (const [i, value] of floats.data.entries()) expect(value).toBeCloseTo(after[i]!, 3);
      const bytes = resize(size, rest)({ data: Uint8Array.from(before), shape });
      expect(bytes.data).toBeInstanceOf(Uint8Array);
      for (const [i, value] of bytes.data.entries()) expect(Math.abs(value - after[i]!)).toBeLessThanOrEqual(0.501);
    },
  );

  it('one number is the shorter side', () => {
    const image = (height: number, width: number): Image => ({
      data: new Uint8Array(3 * height * width),
      shape: [3, height, width],
    });
    expect(resize(4)(image(8, 13)).shape).toEqual([3, 4, 6]);
    expect(resize(4)(image(13, 8)).shape).toEqual([3, 6, 4]);
    expect(resize(16)(image(8, 8)).shape).toEqual([3, 16, 16]);
  });

  it('leaves an image of that size alone, one colour one colour, and the mean about where it was', () => {
    const side = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(side, side, side, side, fc.nat(255), (height, width, newHeight, newWidth, value) => {
        const image: Image = { data: new Uint8Array(height * width).fill(value), shape: [1, height, width] };
        expect(resize([height, width])(image)).toBe(image);
        const { data } = resize([newHeight, newWidth])(image);
        expect(data.every((v) => v === value)).toBe(true);
      }),
    );
  });

  it('stays between the smallest and the largest value', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 12, maxLength: 12 }), fc.integer({ min: 1, max: 9 }), (values, width) => {
        const { data } = resize([2, width])({ data: Float32Array.from(values), shape: [1, 3, 4] });
        expect(Math.min(...data)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-3);
        expect(Math.max(...data)).toBeLessThanOrEqual(Math.max(...values) + 1e-3);
      }),
    );
  });

  it('refuses sizes and interpolations that are none', () => {
    for (const size of [0, -1, 1.5, Number.NaN, [3, 0]] as const) expect(() => resize(size as number)).toThrow(ArgumentError);
    // @ts-expect-error there is no such interpolation
    expect(() => resize(3, { interpolation: 'cubic' })).toThrow('interpolation is "bilinear" or "nearest", got "cubic"');
  });
});
