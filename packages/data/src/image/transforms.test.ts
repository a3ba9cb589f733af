import { ArgumentError, DTypeError, ShapeMismatchError } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../random-stream.ts';
import type { Image } from './image.ts';
import { compose, isPointwise, normalize, preservesShape, type Transform, toTensor } from './transforms.ts';

const bytes: Image = { data: new Uint8Array([0, 51, 255, 102, 0, 255]), shape: [2, 1, 3] };

describe('transforms', () => {
  it('toTensor scales bytes to 0 … 1 and leaves float32 alone', () => {
    const floats = toTensor()(bytes);
    expect([...floats.data]).toEqual([0, 0.2, 1, 0.4, 0, 1].map(Math.fround));
    expect(floats.shape).toEqual([2, 1, 3]);
    expect(toTensor()(floats)).toBe(floats);
  });

  it('normalize subtracts the mean and divides by the std of each channel, or of all', () => {
    const image: Image = { data: new Float32Array([1, 2, 3, 4]), shape: [2, 1, 2] };
    expect([...normalize([1, 2], [2, 4])(image).data]).toEqual([0, 0.5, 0.25, 0.5]);
    expect([...normalize(1, 2)(image).data]).toEqual([0, 0.5, 1, 1.5]);
    expect([...image.data]).toEqual([1, 2, 3, 4]);
  });

  it('compose runs the first first, and is pointwise when all are', () => {
    const prepare = compose(toTensor(), normalize(0.5, 0.5));
    expect([...prepare(bytes).data]).toEqual([-1, -0.6, 1, -0.2, -1, 1].map((x) => expect.closeTo(x, 6)));
    const flip: Transform = ({ data, shape }) => ({ data: data.slice().reverse(), shape });
    expect([isPointwise(prepare), isPointwise(compose(toTensor(), flip)), isPointwise(compose())]).toEqual([true, false, true]);
    expect(compose()(bytes)).toBe(bytes);
  });

  it('compose hands the stream from one to the next, and knows what keeps the shape', () => {
    const drawn: number[] = [];
    const draw = preservesShape((image, random) => {
      drawn.push(random.word());
      return image;
    });
    const both = compose(draw, toTensor(), draw);
    both(bytes, new RandomStream(1, 2, 3));
    const stream = new RandomStream(1, 2, 3);
    expect(drawn).toEqual([stream.word(), stream.word()]);
    expect('preservesShape' in both).toBe(true);
    expect('preservesShape' in compose(draw, (image) => image)).toBe(false);
    expect(isPointwise(both)).toBe(false);
  });

  it('refuse what they cannot do', () => {
    expect(() => normalize(0.5, 0.5)(bytes)).toThrow('normalize: expected a float32 image, got uint8; put toTensor() before it');
    expect(() => normalize(0.5, 0.5)(bytes)).toThrow(DTypeError);
    expect(() => normalize([0, 0, 0], 1)(toTensor()(bytes))).toThrow(ShapeMismatchError);
    expect(() => normalize(0, [1, 1, 1])(toTensor()(bytes))).toThrow('std has 3 values, the image 2 channels');
    for (const std of [0, -1, NaN, Infinity]) expect(() => normalize(0, std)).toThrow(ArgumentError);
    expect(() => normalize([NaN], 1)).toThrow(ArgumentError);
  });
});
