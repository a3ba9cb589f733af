import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

describeInChromium('the transformer that sorts', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('learns to sort the digits that are typed, and ends with the page', { timeout: 240_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/transformer');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.getByRole('grid').nth(7).waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    await page.getByRole('button', { name: 'Train' }).click();
    await page.waitForFunction(
      () => Number(/in order ([\d.]+) %/.exec(document.querySelector('.live')!.textContent!)?.[1]) >= 97,
      undefined,
      { timeout: 150_000 },
    );
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await longTasks()).toEqual([]);
    await page.getByLabel('Eight digits').fill('90218834');
    await expect.poll(async () => (await live.locator('.said b').allTextContents()).join('')).toBe('01234889');

    const square = live.getByRole('grid').first().getByRole('gridcell').first();
    await square.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await live.locator('.weight-matrix output').first().textContent()).toMatch(/^2\. looks at 0: [01]\.\d\d$/);

    await page.getByRole('link', { name: 'The course', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Learn', level: 1 }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound', { timeout: 120_000 }, async () => {
      const visited = await visit(browser, 'learn/transformer', options);
      await visited.page.locator('.live').scrollIntoViewIfNeeded();
      await visited.page.locator('.live').getByRole('grid').nth(7).waitFor({ timeout: 60_000 });
      await expectSound(visited);
      await visited.page.close();
    });
  });
});
