import { expect, test } from 'vitest';
import { Overfitting } from './overfitting.ts';
import { curvePoints } from './sizes.ts';

const program = new Overfitting();

test('degree 0 is the mean, and degree 15 goes through 16 points', async () => {
  const { train, truth } = await program.draw(1, 16, 0.3);
  const fits = await program.fit(0);
  const mean = train.ys.reduce((sum, y) => sum + y, 0) / 16;
  for (const y of fits.curves[0]!) expect(y).toBeCloseTo(mean, 10);
  expect(fits.train[15]).toBeLessThan(1e-9);
  const at = (x: number): number => truth.xs.findIndex((each) => Math.abs(each - x) < 1e-6);
  expect(fits.curves[15]![at(-1)]).toBeCloseTo(train.ys[0]!, 6);
  expect(fits.curves[15]![at(1)]).toBeCloseTo(train.ys[15]!, 6);
});

test('degree 1 is the line of least squares', async () => {
  const { train } = await program.draw(2, 32, 0.3);
  const slope = train.xs.reduce((sum, x, i) => sum + x * train.ys[i]!, 0) / train.xs.reduce((sum, x) => sum + x * x, 0);
  const mean = train.ys.reduce((sum, y) => sum + y, 0) / 32;
  const line = (await program.fit(0)).curves[1]!;
  expect(line[0]).toBeCloseTo(mean - slope, 6);
  expect(line[curvePoints - 1]).toBeCloseTo(mean + slope, 6);
});

test('without noise a high degree is the sine; with it the test error rises again', async () => {
  await program.draw(3, 16, 0);
  expect((await program.fit(0)).test[13]).toBeLessThan(1e-4);
  await program.draw(3, 16, 0.3);
  const { train, test: unseen } = await program.fit(0);
  for (let degree = 1; degree <= 15; degree++) expect(train[degree]).toBeLessThanOrEqual(train[degree - 1]! + 1e-9);
  expect(unseen[15]).toBeGreaterThan(2 * Math.min(...unseen));
});

test('weight decay solves (ΦᵀΦ + λ) c = Φᵀ y, and closes the gap', async () => {
  const { train } = await program.draw(3, 16, 0.3);
  const [plain, decayed] = [await program.fit(0), await program.fit(0.5)];
  const sum = train.ys.reduce((a, b) => a + b, 0);
  expect(decayed.curves[0]![0]).toBeCloseTo(sum / 16.5, 10);
  expect(decayed.test[15]).toBeLessThan(plain.test[15]! / 2);
  expect(decayed.train[15]).toBeGreaterThan(plain.train[15]!);
});
