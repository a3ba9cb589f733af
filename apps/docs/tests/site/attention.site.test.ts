import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

describeInChromium('attention by hand', () => {
  testEachLook('weighs keys by how they fit the query, typed or dragged', 'learn/attention', async ({ page, scriptBytes }) => {
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    const taken = live.locator('.taken');
    const weights = async (): Promise<number[]> => (await live.locator('.weight b').allTextContents()).map(Number);
    await expect.poll(() => taken.textContent(), { timeout: 60_000 }).toMatch(/^\d/);
    expect(await scriptBytes()).toBeLessThan(200_000);

    // (2, 0.5) · (2, 1), (1, −2), (−1, 2), (−2, −1) is 4.5, 1, −1, −4.5.
    const exps = [4.5, 1, -1, -4.5].map((product) => Math.exp(product / Math.SQRT2));
    const sum = exps.reduce((a, b) => a + b);
    await expect.poll(weights).toEqual(exps.map((each) => expect.closeTo(each / sum, 2)));

    await page.getByLabel('Query, x').fill('0');
    await page.getByLabel('Query, y').fill('0');
    await expect.poll(weights).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(await taken.textContent()).toBe('25.00');

    // The query, dragged from the middle towards the fourth key.
    const plane = live.locator('svg');
    await plane.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await plane.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.06, y + height * 0.72);
    await page.mouse.up();
    await expect.poll(async () => (await weights())[3]).toBeGreaterThan(0.9);

    const temperature = live.getByLabel('Temperature');
    await temperature.focus();
    await page.keyboard.press('End');
    await expect.poll(async () => (await weights())[3]).toBeLessThan(0.7);
  });

  test('ends with the page', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/attention');
    await page.locator('.live').scrollIntoViewIfNeeded();
    await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBeGreaterThan(0);
    await expectWorkersEnd(page);
  });
});
