import { expect, test } from 'vitest';
import { Activations } from './activations.ts';
import { activations } from './catalogue.ts';

const program = new Activations();

test('values and slopes are those of the formulas', async () => {
  const { value, slope, throughTen } = await program.at('sigmoid', 1);
  const sigma = 1 / (1 + Math.exp(-1));
  expect(value).toBeCloseTo(sigma, 6);
  expect(slope).toBeCloseTo(sigma * (1 - sigma), 6);
  expect(throughTen).toBeCloseTo((sigma * (1 - sigma)) ** 10, 12);
});

test.each(activations)('the slopes of %s are its difference quotients', async (name) => {
  const { xs, values, slopes } = await program.curve(name);
  expect(xs.length).toBe(481);
  for (let i = 1; i < xs.length - 1; i++) {
    if (Math.abs(xs[i]!) < 0.1) continue; // Some have a corner at 0.
    const quotient = (values[i + 1]! - values[i - 1]!) / (xs[i + 1]! - xs[i - 1]!);
    expect(Math.abs(quotient - slopes[i]!)).toBeLessThan(1e-3);
  }
});

test('flat is where a slope is below 0.05', async () => {
  const [[left, from], [to, right]] = (await program.curve('sigmoid')).flat as [[number, number], [number, number]];
  const edge = Math.log((1 + Math.sqrt(0.8)) / (1 - Math.sqrt(0.8))); // σ′ = 0.05
  expect([left, right]).toEqual([-6, 6]);
  expect(Math.abs(from + edge)).toBeLessThan(0.03);
  expect(Math.abs(to - edge)).toBeLessThan(0.03);
  expect((await program.curve('step')).flat).toEqual([[-6, 6]]);
  expect((await program.curve('leakyRelu')).flat).toEqual([]);
});

test('identities hold to the last digits of float32, and the approximation of GELU to 0.03', async () => {
  for (const { equation, left, right, difference } of await program.identities(-1.5)) {
    const bound = equation.includes('≈') ? 0.03 : 2e-6;
    expect(Math.abs(left - right)).toBeLessThanOrEqual(bound);
    expect(difference).toBeLessThanOrEqual(bound);
  }
});
