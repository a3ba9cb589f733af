import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit } from './visit.ts';

const answer = (page: Page) => page.locator('.answer');

/** Scrolls to the cliff and waits for what is computed at the point. */
async function see(page: Page): Promise<void> {
  await page.locator('figure.live').scrollIntoViewIfNeeded();
  await answer(page).waitFor({ timeout: 60_000 });
}

describeInChromium('the cliff of a neuron', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('follows its sliders and the point', { timeout: 120_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/neuron');
    await see(page);
    expect(await scriptBytes()).toBeLessThan(200_000);
    const set = (name: string, value: number): Promise<void> => page.getByRole('slider', { name }).fill(String(value));
    await set('w₁', 3);
    await set('w₂', 4);
    await set('bias b', -5);
    await set('steepness k', 2);
    await expect.poll(() => answer(page).textContent()).toContain('(1.5, 1.5): w · x + b = 5.5, output 1, slope 1.6');
    await expect
      .poll(() => answer(page).textContent())
      .toContain('threshold −b / ‖w‖ = 1; slope there 2.5, by the formula k ‖w‖ / 4 = 2.5');

    await page.getByRole('application').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => answer(page).textContent()).toContain('(1.5, −0.9): w · x + b = −4.1, output 2.75 · 10⁻⁴');

    await set('w₁', 0);
    await set('w₂', 0);
    await set('bias b', 0);
    await expect.poll(() => answer(page).textContent()).toMatch(/output 0\.5, slope 0 *$/);
    expect(errors).toEqual([]);
    await page.getByRole('link', { name: 'The course' }).first().click();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    await page.close();
  });

  test.each(looks)('is sound, $look', { timeout: 120_000 }, async ({ options }) => {
    const visited = await visit(browser, 'learn/neuron', options);
    await see(visited.page);
    await expectSound(visited);
    await visited.page.close();
  });
});
