import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

describeInChromium('praise or blame', () => {
  test('is learned, and read word by word', { timeout: 240_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/sentiment');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.locator('.words li').nth(11).waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    const learned = page.getByText(/loss 0\.00\d+, right of the sentences held out 100\.0 %/);
    await runUntil(page, 'Train', () => learned.waitFor({ timeout: 150_000 }));
    expect(await longTasks()).toEqual([]);

    const verdict = live.locator('.verdict');
    await expect.poll(() => verdict.textContent()).toMatch(/^Praise: .* (9\d|100) %$/);
    await page.getByRole('textbox', { name: 'Sentence' }).fill('the plot is dull , but the film is clumsy .');
    await expect.poll(() => verdict.textContent()).toMatch(/^Blame: .* is \d %$/);
    await page.getByRole('textbox', { name: 'Sentence' }).fill('the plot is dull , but the film is splendid .');
    await expect.poll(() => live.locator('.unknown').allTextContents()).toEqual(['splendid']);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', 'learn/sentiment', async ({ page }) => {
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.locator('.live .verdict').waitFor({ timeout: 60_000 });
  });
});
