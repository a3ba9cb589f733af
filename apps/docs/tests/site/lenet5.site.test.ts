import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, numberIn, runUntil } from './live.ts';
import { gpuTest, test, testEachLook } from './site-test.ts';
import { expectSound, watchLongTasks } from './visit.ts';

const path = 'learn/lenet5';

/** Trains until the share of test digits read right, in per cent, is at least this. */
const train = (page: Page, percent: number): Promise<void> =>
  runUntil(page, 'Train', () =>
    expect.poll(() => numberIn(page, /([\d.]+) % of the test digits/), { timeout: 240_000 }).toBeGreaterThanOrEqual(percent),
  );

/** A seven in one stroke. */
async function drawSeven(page: Page): Promise<void> {
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

const picture = (page: Page, name: RegExp): Promise<string> =>
  page.getByRole('img', { name }).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

describeInChromium('LeNet-5 in a page', () => {
  test('learns on the CPU, shows what it is made of, and reads what is drawn', { timeout: 400_000 }, async ({ open }) => {
    const visited = await open(path);
    const { page, scriptBytes } = visited;
    await page.getByRole('button', { name: 'Another test digit' }).click();
    await page.getByText(/It reads this as \d, but is guessing/).waitFor({ timeout: 60_000 });
    const longTasks = await watchLongTasks(page);
    const filters = await picture(page, /six filters/);
    const maps = await picture(page, /sixteen maps/);
    await train(page, 95);
    expect(await picture(page, /six filters/)).not.toBe(filters);
    expect(await picture(page, /sixteen maps/)).not.toBe(maps);
    await drawSeven(page);
    await page.getByText(/It reads this as 7/).waitFor();
    expect(await longTasks()).toEqual([]);
    const widths = await page.locator('.probability-bars .bar span').evaluateAll((bars) => bars.map((bar) => bar.clientWidth));
    expect(widths.indexOf(Math.max(...widths))).toBe(7);
    expect(Math.min(...widths)).toBeLessThan(Math.max(...widths) / 2);

    const pad = page.getByRole('application', { name: 'Pad to draw a digit on' });
    await pad.focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Space');
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText(/It reads this as 1/).waitFor();
    await expectSound(visited);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  gpuTest('learns on the GPU', { timeout: 300_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open(path);
    await train(page, 25);
    await page.getByText('Runs on your GPU, through WebGPU').waitFor();
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound while it shows something', path, async ({ page }) => {
    await train(page, 5);
    await drawSeven(page);
    await page.getByText(/It reads this as \d/).waitFor();
  });
});
