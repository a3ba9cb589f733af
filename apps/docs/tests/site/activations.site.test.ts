import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit } from './visit.ts';

/** Scrolls to the curves and waits for what is computed at the point. */
async function see(page: Page): Promise<void> {
  await page.locator('figure.live').scrollIntoViewIfNeeded();
  await page.locator('.spot').waitFor({ timeout: 60_000 });
}

describeInChromium('the activation curves', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('follow the point, by slider, keys and pointer', { timeout: 120_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/activations');
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
    expect(errors).toEqual([]);
    await page.close();
  });

  test('say how far the two sides of each identity differ', { timeout: 120_000 }, async () => {
    const { page } = await visit(browser, 'learn/activations');
    await see(page);
    await page.getByText('SiLU(x) = x · σ(x)').waitFor();
    const rows = await page.locator('tbody tr', { hasText: '=' }).allTextContents();
    expect(rows.length).toBe(7);
    for (const row of rows) expect(row).toMatch(/(0|10⁻[⁶⁷⁸])$/);
    await page.close();
  });

  test.each(looks)('are sound, $look', { timeout: 120_000 }, async ({ options }) => {
    const visited = await visit(browser, 'learn/activations', options);
    await see(visited.page);
    await visited.page.getByLabel('beside it').selectOption('gelu');
    await visited.page.getByText('derivative of GELU').waitFor();
    await expectSound(visited);
    await visited.page.close();
  });

  test('leave no worker behind', { timeout: 120_000 }, async () => {
    const { page } = await visit(browser, 'learn/activations');
    await see(page);
    expect(page.workers().length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'The course' }).first().click();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    await page.close();
  });
});
