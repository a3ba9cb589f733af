import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

describeInChromium('numbers in French', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('are learned, and looked up where they belong', { timeout: 240_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/translation');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    const written = live.locator('.written');
    await written.waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    await page.getByRole('button', { name: 'Train' }).click();
    await page.getByText('right of the numbers held out 100.0 %').waitFor({ timeout: 150_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await longTasks()).toEqual([]);
    await expect.poll(() => written.textContent()).toBe('cinq cent soixante et onze');
    await page.getByLabel('A number from 0 to 999').fill('342');
    await expect.poll(() => written.textContent()).toBe('trois cent quarante deux');
    // Word by word, so that what is written looks at what is read at the same place.
    const looked = await live.getByRole('gridcell').evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
    expect(looked).toHaveLength(16);
    expect(Number(looked.find((label) => label!.startsWith('trois looks at three'))!.split(': ')[1])).toBeGreaterThan(0.8);

    await page.getByRole('link', { name: 'The course', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Learn', level: 1 }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound', { timeout: 120_000 }, async () => {
      const visited = await visit(browser, 'learn/translation', options);
      await visited.page.locator('.live').scrollIntoViewIfNeeded();
      await visited.page.locator('.live .written').waitFor({ timeout: 60_000 });
      await visited.page.getByLabel('A number from 0 to 999').fill('1');
      await expectSound(visited);
      await visited.page.close();
    });
  });
});
