import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

/** Scrolls to the curves and waits for what is computed at the point. */
async function see(page: Page): Promise<void> {
  await page.locator('figure.live').scrollIntoViewIfNeeded();
  await page.locator('.spot').waitFor({ timeout: 60_000 });
}

describeInChromium('the activation curves', () => {
  test('follow the point, by slider, keys and pointer', { timeout: 120_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/activations');
    await see(page);
    expect(await scriptBytes()).toBeLessThan(200_000);
    const spot = page.locator('.spot');

    await page.getByRole('slider', { name: 'x' }).fill('0');
    await expect.poll(() => spot.textContent()).toContain('value 0.5, slope 0.25;');
    await page.getByRole('slider', { name: 'x' }).fill('6');
    await expect.poll(() => spot.textContent()).toMatch(/value 0.9975, slope 0.00246[67];/);

    await page.getByRole('combobox', { name: 'Function' }).selectOption('relu');
    await expect.poll(() => spot.textContent()).toContain('value 6, slope 1;');

    await page.getByRole('application').focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => spot.textContent()).toContain('value 0, slope 0;'); // x = 0
    await page.getByRole('combobox', { name: 'Function' }).selectOption('tanh');
    await expect.poll(() => spot.textContent()).toContain('value 0, slope 1;');

    const { x, y, width, height } = (await page.getByRole('application').boundingBox())!;
    await page.mouse.move(x + 0.4 * width, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width, y + height / 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => spot.textContent()).toMatch(/value 1, slope 2\.\d+ · 10⁻⁵;/); // x = 6
  });

  test('say how far the two sides of each identity differ', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/activations');
    await see(page);
    await page.getByText('SiLU(x) = x · σ(x)').waitFor();
    const rows = await page.locator('tbody tr', { hasText: '=' }).allTextContents();
    expect(rows.length).toBe(7);
    for (const row of rows) expect(row).toMatch(/(0|10⁻[⁶⁷⁸])$/);
  });

  testEachLook('are sound', 'learn/activations', async ({ page }) => {
    await see(page);
    await page.getByLabel('beside it').selectOption('gelu');
    await page.getByText('derivative of GELU').waitFor();
  });

  test('leave no worker behind', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/activations');
    await see(page);
    await expectWorkersEnd(page);
  });
});
