import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

const answer = (page: Page) => page.locator('.answer');

/** Scrolls to the cliff and waits for what is computed at the point. */
async function see(page: Page): Promise<void> {
  await page.locator('figure.live').scrollIntoViewIfNeeded();
  await answer(page).waitFor({ timeout: 60_000 });
}

describeInChromium('the cliff of a neuron', () => {
  test('follows its sliders and the point', { timeout: 120_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/neuron');
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
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', 'learn/neuron', ({ page }) => see(page));
});
