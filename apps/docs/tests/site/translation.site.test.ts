import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

describeInChromium('numbers in French', () => {
  test('are learned, and looked up where they belong', { timeout: 240_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/translation');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    const written = live.locator('.written');
    await written.waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    await runUntil(page, 'Train', () => page.getByText('right of the numbers held out 100.0 %').waitFor({ timeout: 150_000 }));
    expect(await longTasks()).toEqual([]);
    await expect.poll(() => written.textContent()).toBe('cinq cent soixante et onze');
    await page.getByLabel('A number from 0 to 999').fill('342');
    await expect.poll(() => written.textContent()).toBe('trois cent quarante deux');
    // Word by word, so that what is written looks at what is read at the same place.
    const looked = await live.getByRole('gridcell').evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
    expect(looked).toHaveLength(16);
    expect(Number(looked.find((label) => label!.startsWith('trois looks at three'))!.split(': ')[1])).toBeGreaterThan(0.8);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', 'learn/translation', async ({ page }) => {
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.locator('.live .written').waitFor({ timeout: 60_000 });
    await page.getByLabel('A number from 0 to 999').fill('1');
  });
});
