import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** The likeliest next character, and how probable it is in percent. */
async function likeliest(page: Page): Promise<readonly [string, number]> {
  const [name, percent] = (await page.locator('.probability-bars tr').first().locator('th, .number').allTextContents()) as [
    string,
    string,
  ];
  return [name, Number.parseFloat(percent)];
}

describeInChromium('the LSTM that writes', () => {
  test('expects u after q, writes, and is asked about its temperature', { timeout: 180_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/characters');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.locator('tr').first().waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    await page.getByLabel('Beginning').fill('The q');
    await expect.poll(() => likeliest(page)).toEqual(['u', expect.closeTo(100, -1)]);

    await page.getByLabel('Beginning').fill('KING RICHARD:\n');
    await expect.poll(async () => (await likeliest(page))[1]).toBeLessThan(60);
    const [, before] = await likeliest(page);
    const temperature = live.getByLabel('Temperature');
    await temperature.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await likeliest(page))[1]).toBeGreaterThan(before);

    const written = live.locator('.text b');
    await page.getByRole('button', { name: 'One character' }).click();
    await expect.poll(() => written.textContent()).toHaveLength(1);
    const longTasks = await watchLongTasks(page);
    await runUntil(page, 'Write', () =>
      expect.poll(async () => (await written.textContent())!.length, { timeout: 60_000 }).toBeGreaterThan(150),
    );
    expect(await longTasks()).toEqual([]);
    expect(await written.textContent()).toMatch(/\b(the|and|I|to|of)\b/);
    await page.getByRole('button', { name: 'Begin again' }).click();
    await expect.poll(() => written.textContent()).toBe('');
    await expectWorkersEnd(page);
  });

  testEachLook('is sound after it has written', 'learn/characters', async ({ page }) => {
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.locator('.live tr').first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'One character' }).click();
    await expect.poll(() => page.locator('.live .text b').textContent()).toHaveLength(1);
  });
});
