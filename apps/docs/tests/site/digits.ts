import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { numberIn, runUntil } from './live.ts';

/** Trains until the share of test digits read right, in per cent, is at least this. */
export const trainDigits = (page: Page, percent: number): Promise<void> =>
  runUntil(page, 'Train', () =>
    expect.poll(() => numberIn(page, /([\d.]+) % of the test digits/), { timeout: 240_000 }).toBeGreaterThanOrEqual(percent),
  );

/** A seven in one stroke. */
export async function drawSeven(page: Page): Promise<void> {
  const pad = page.getByRole('application', { name: 'Pad to draw a digit on' });
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await pad.boundingBox())!;
  const points = [
    [0.28, 0.2],
    [0.72, 0.2],
    [0.55, 0.5],
    [0.42, 0.85],
  ] as const;
  for (const [i, [across, down]] of points.entries()) {
    await page.mouse.move(x + across * width, y + down * height, { steps: 6 });
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

/** A one, drawn without a pointer. */
export async function drawOneByKeys(page: Page): Promise<void> {
  await page.getByRole('application', { name: 'Pad to draw a digit on' }).focus();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Space');
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
}

/** What a picture shows, to be compared. */
export const picture = (page: Page, name: string | RegExp): Promise<string> =>
  page.getByRole('img', { name }).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
