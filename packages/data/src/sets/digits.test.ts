import { createHash } from 'node:crypto';
import { ArgumentError } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { compose, normalize, toTensor } from '../image/transforms.ts';
import { glyphs } from './digits/glyphs.ts';
import { digits } from './digits.ts';

const size = 28 * 28;

describe('digits', () => {
  it('are the same bytes everywhere and for good', () => {
    const hash = createHash('sha256').update(digits({ count: 1000, seed: 7 }).pixels);
    expect(hash.digest('hex')).toBe('29f022d10b52da7fb6c4e99b959d811ade0df856ecedf22ba5f05d7d45da3347');
  });

  it('hold every digit once in each ten, in changing order', () => {
    const { labels } = digits({ count: 100, seed: 3 });
    const tens = Array.from({ length: 10 }, (_, k) => [...labels.subarray(10 * k, 10 * k + 10)]);
    for (const ten of tens) expect(ten.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(tens.map(String)).size).toBe(10);
  });

  it('begin with the same images whatever the count', () => {
    const few = digits({ count: 25, seed: 5 });
    const many = digits({ count: 60, seed: 5 });
    expect(few.pixels).toEqual(many.pixels.subarray(0, 25 * size));
    expect(few.labels).toEqual(many.labels.subarray(0, 25));
  });

  it('differ by seed and split, and within a set', () => {
    const sets = [{ seed: 0 }, { seed: 1 }, { seed: 2 ** 32 }, { seed: 0, split: 'test' } as const].map((options) =>
      digits({ count: 20, ...options }),
    );
    const images = sets.flatMap(({ pixels }) =>
      Array.from({ length: 20 }, (_, i) => pixels.subarray(i * size, (i + 1) * size).join()),
    );
    expect(new Set(images).size).toBe(80);
  });

  it('come as 20,000 and 4,000 by default, in the form of MNIST', async () => {
    const test = digits({ split: 'test' });
    expect([test.length, test.imageShape, test.classes.length]).toEqual([4000, [1, 28, 28], 10]);
    expect(digits().length).toBe(20_000);
    const { images, labels } = test.getBatch([0, 1]);
    expect([images.shape, images.dtype, labels.shape, labels.dtype]).toEqual([[2, 1, 28, 28], 'float32', [2], 'int32']);
  });

  it('have ink in the middle, paper at the border, and both the brightness documented', () => {
    const set = digits({ count: 2000, seed: 1 });
    const { mean, std } = set.statistics();
    expect(mean[0]).toBeCloseTo(0.139, 2);
    expect(std[0]).toBeCloseTo(0.29, 2);
    let border = 0;
    for (let i = 0; i < set.length; i++) {
      const image = set.pixels.subarray(i * size, (i + 1) * size);
      expect(Math.max(...image)).toBeGreaterThan(180);
      for (let k = 0; k < 28; k++) {
        for (const p of [k, 27 * 28 + k, 28 * k, 28 * k + 27]) if (image[p]! > 128) border++;
      }
    }
    expect(border / (set.length * 112)).toBeLessThan(0.01);
  });

  it('take a transform', async () => {
    const plain = digits({ count: 1 });
    const darker = digits({ count: 1, transform: compose(toTensor(), normalize(1, 1)) });
    const [a, b] = await Promise.all([plain.get(0).images.data(), darker.get(0).images.data()]);
    expect(b[0]).toBeCloseTo(a[0]! - 1, 6);
  });

  it.each([{ count: -1 }, { count: 1.5 }, { count: NaN }, { count: 1e9 }, { seed: -1 }, { seed: 0.5 }])(
    'refuse %j',
    (options) => {
      expect(() => digits(options)).toThrow(ArgumentError);
    },
  );

  it('refuse a split that is none', () => {
    // @ts-expect-error there are two splits
    expect(() => digits({ split: 'validation' })).toThrow('split is "train" or "test", got "validation"');
  });

  it('can be none', () => {
    expect(digits({ count: 0 }).length).toBe(0);
  });
});

describe('glyphs', () => {
  it('stay in their box, and no stroke begins with a corner', () => {
    expect(glyphs.length).toBe(10);
    for (const { strokes, weight } of glyphs.flat()) {
      expect(weight).toBeGreaterThan(0);
      for (const stroke of strokes) {
        expect(stroke.length % 2).toBe(0);
        expect([stroke[0], stroke[1]]).not.toEqual([stroke[2], stroke[3]]);
        for (let i = 0; i < stroke.length; i += 2) {
          expect(stroke[i]).toBeGreaterThanOrEqual(0);
          expect(stroke[i]).toBeLessThanOrEqual(60);
          expect(stroke[i + 1]).toBeGreaterThanOrEqual(0);
          expect(stroke[i + 1]).toBeLessThanOrEqual(100);
        }
      }
    }
  });
});
