import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startChromium, webgpuFlags } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

const path = 'learn/lenet5';

/** Trains until the share of test digits read right, in per cent, is at least this. */
async function train(page: Page, percent: number): Promise<void> {
  await page.getByRole('button', { name: 'Train' }).click();
  await page.waitForFunction(
    (least) => Number(/([\d.]+) % of the test digits/.exec(document.querySelector('.live')!.textContent!)?.[1]) >= least,
    percent,
    { timeout: 240_000 },
  );
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Train' }).waitFor();
}

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
  test('learns on the CPU, shows what it is made of, and reads what is drawn', { timeout: 400_000 }, async () => {
    const browser = await startChromium();
    const visited = await visit(browser, path);
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
    const widths = await page.locator('.bars .bar').evaluateAll((bars) => bars.map((bar) => bar.clientWidth));
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
    await leave(page);
    await browser.close();
  });

  test('learns on the GPU', { timeout: 300_000 }, async () => {
    const browser = await startChromium(webgpuFlags);
    const { page, errors, scriptBytes } = await visit(browser, path);
    await train(page, 25);
    await page.getByText('Runs on your GPU, through WebGPU').waitFor();
    expect(await scriptBytes()).toBeLessThan(200_000);
    await leave(page);
    expect(errors).toEqual([]);
    await browser.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound while it shows something', { timeout: 120_000 }, async () => {
      const browser = await startChromium();
      const visited = await visit(browser, path, options);
      await train(visited.page, 5);
      await drawSeven(visited.page);
      await visited.page.getByText(/It reads this as \d/).waitFor();
      await expectSound(visited);
      await browser.close();
    });
  });
});

async function leave(page: Page): Promise<void> {
  expect(page.workers().length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'LeNet-5 of 1998' }).first().click();
  await page.getByRole('heading', { level: 1, name: /as it was in 1998/ }).waitFor();
  await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
}
