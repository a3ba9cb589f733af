import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Node, type SpatialAxis, windowCount } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { sizeOf } from '../shape.ts';
import { oracle } from '../testing/oracle/index.ts';
import { splitPhases } from './phases.ts';
import { splitConvolution } from './split-reduction.ts';

const noise = (shape: number[], seed: number): Node =>
  ops.source(
    shape,
    'float32',
    Float32Array.from({ length: sizeOf(shape) }, (_, i) => Math.round(8 * Math.sin(seed + 12.9898 * i))),
  );

const axis = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  taps: fc.integer({ min: 1, max: 5 }),
  inputDilation: fc.integer({ min: 1, max: 3 }),
  padLow: fc.integer({ min: -2, max: 4 }),
  padHigh: fc.integer({ min: -2, max: 4 }),
});

test('phases are the convolution', () => {
  const property = fc.property(fc.array(axis, { minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 2 }), (axes, groups) => {
    const spatial = axes.map(
      ({ inputDilation, padLow, padHigh }): SpatialAxis => ({ stride: 1, dilation: 1, inputDilation, padLow, padHigh }),
    );
    fc.pre(axes.every(({ size, taps }, i) => windowCount(size, taps, spatial[i]!) > 0));
    const x = noise([2, groups, 2, ...axes.map(({ size }) => size)], 1);
    const w = noise([groups, 3, 2, ...axes.map(({ taps }) => taps)], 2);
    const whole = ops.convolution(x, w, spatial) as Node<'convolution'>;
    const split = splitPhases(whole, 0);
    expect(split === whole).toBe(spatial.every(({ inputDilation }) => inputDilation === 1));
    expect(split.shape).toEqual(whole.shape);
    const [a, b] = oracle([whole, split]);
    // The numbers are whole, so that the order of additions does not matter.
    expect(b!.data.map((v) => v + 0)).toEqual(a!.data.map((v) => v + 0));
  });
  fc.assert(property, { numRuns: 300, seed: 1 });
});

test('parts of the channels add up to the convolution', () => {
  const x = noise([1, 2, 24, 20, 20], 1);
  const w = noise([2, 3, 24, 19, 19], 2);
  const spatial: SpatialAxis = { stride: 1, dilation: 1, inputDilation: 1, padLow: 0, padHigh: 0 };
  const whole = ops.convolution(x, w, [spatial, spatial]);
  const split = splitConvolution(whole);
  expect(split).not.toBe(whole);
  const [a, b] = oracle([whole, split]);
  expect(b).toEqual(a);
});
