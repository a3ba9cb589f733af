import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

describeInChromium('praise or blame', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('is learned, and read word by word', { timeout: 240_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/sentiment');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.locator('.words li').nth(11).waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    await page.getByRole('button', { name: 'Train' }).click();
    await page.getByText(/loss 0\.00\d+, right of the sentences held out 100\.0 %/).waitFor({ timeout: 150_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await longTasks()).toEqual([]);

    const verdict = live.locator('.verdict');
    await expect.poll(() => verdict.textContent()).toMatch(/^Praise: .* (9\d|100) %$/);
    await page.getByRole('textbox', { name: 'Sentence' }).fill('the plot is dull , but the film is clumsy .');
    await expect.poll(() => verdict.textContent()).toMatch(/^Blame: .* is \d %$/);
    await page.getByRole('textbox', { name: 'Sentence' }).fill('the plot is dull , but the film is splendid .');
    await expect.poll(() => live.locator('.unknown').allTextContents()).toEqual(['splendid']);

    await page.getByRole('link', { name: 'The course', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Learn', level: 1 }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound', { timeout: 120_000 }, async () => {
      const visited = await visit(browser, 'learn/sentiment', options);
      await visited.page.locator('.live').scrollIntoViewIfNeeded();
      await visited.page.locator('.live .verdict').waitFor({ timeout: 60_000 });
      await expectSound(visited);
      await visited.page.close();
    });
  });
});
