import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, numberIn, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

describeInChromium('the transformer that sorts', () => {
  test('learns to sort the digits that are typed, and ends with the page', { timeout: 240_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/transformer');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.getByRole('grid').nth(7).waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    await runUntil(page, 'Train', () =>
      expect.poll(() => numberIn(page, /in order ([\d.]+) %/), { timeout: 150_000 }).toBeGreaterThanOrEqual(97),
    );
    expect(await longTasks()).toEqual([]);
    await page.getByLabel('Eight digits').fill('90218834');
    await expect.poll(async () => (await live.locator('.said b').allTextContents()).join('')).toBe('01234889');

    const square = live.getByRole('grid').first().getByRole('gridcell').first();
    await square.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await live.locator('.weight-matrix output').first().textContent()).toMatch(/^2\. looks at 0: [01]\.\d\d$/);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', 'learn/transformer', async ({ page }) => {
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.locator('.live').getByRole('grid').nth(7).waitFor({ timeout: 60_000 });
  });
});
