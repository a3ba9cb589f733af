import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startChromium, webgpuFlags } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { drawSeven, trainDigits } from './digits.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

const path = 'learn/lenet5';

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
    await trainDigits(page, 95);
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
    await trainDigits(page, 25);
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
      await trainDigits(visited.page, 5);
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
