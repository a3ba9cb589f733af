import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit } from './visit.ts';

/** Brings the figure into view, which starts it. */
async function start(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Filter' }).scrollIntoViewIfNeeded();
  await page.getByText(/of the low tone pass/).waitFor({ timeout: 60_000 });
}

describeInChromium('a filter for sound', () => {
  test('takes away the tone whose wave it covers, or the other', { timeout: 120_000 }, async () => {
    const browser = await startChromium();
    const { page, errors, scriptBytes } = await visit(browser, 'learn/dimensions');
    await start(page);
    await page.getByRole('slider', { name: 'High tone' }).fill('16');
    await page.getByRole('slider', { name: 'Samples' }).fill('25');
    await page.getByText('94.3 % of the low tone pass, 0.0 % of the high one').waitFor();
    await page.getByRole('combobox', { name: 'Filter' }).selectOption('what the mean leaves');
    await page.getByText('5.7 % of the low tone pass, 100.0 % of the high one').waitFor();
    expect(await scriptBytes()).toBeLessThan(200_000);
    expect(page.workers().length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'LeNet-5 of 1998' }).first().click();
    await page.getByRole('heading', { level: 1, name: /as it was in 1998/ }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await browser.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound', { timeout: 120_000 }, async () => {
      const browser = await startChromium();
      const visited = await visit(browser, 'learn/dimensions', options);
      await start(visited.page);
      await expectSound(visited);
      await browser.close();
    });
  });
});
