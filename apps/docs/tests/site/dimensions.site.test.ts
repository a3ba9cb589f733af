import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

/** Brings the figure into view, which starts it. */
async function start(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Filter' }).scrollIntoViewIfNeeded();
  await page.getByText(/of the low tone pass/).waitFor({ timeout: 60_000 });
}

describeInChromium('a filter for sound', () => {
  test('takes away the tone whose wave it covers, or the other', { timeout: 120_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/dimensions');
    await start(page);
    await page.getByRole('slider', { name: 'High tone' }).fill('16');
    await page.getByRole('slider', { name: 'Samples' }).fill('25');
    await page.getByText('94.3 % of the low tone pass, 0.0 % of the high one').waitFor();
    await page.getByRole('combobox', { name: 'Filter' }).selectOption('what the mean leaves');
    await page.getByText('5.7 % of the low tone pass, 100.0 % of the high one').waitFor();
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', 'learn/dimensions', ({ page }) => start(page));
});
