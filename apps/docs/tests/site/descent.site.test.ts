import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** Scrolls to the maps and waits for them. */
async function see(page: Page): Promise<void> {
  await page.locator('figure.live').scrollIntoViewIfNeeded();
  await page.locator('.round').waitFor({ timeout: 60_000 });
}

/** What stands below the maps: batch, mini-batch, stochastic. */
const results = (page: Page): Promise<string[]> => page.locator('.panels output').allTextContents();
const losses = async (page: Page): Promise<number[]> =>
  (await results(page)).map((text) => Number(/loss ([\d.]+)/.exec(text)?.[1] ?? Number.NaN));

describeInChromium('the three kinds of descent', () => {
  test('descend: in a round 1, 4 and 32 steps', { timeout: 240_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/descent');
    await see(page);
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    const [before] = await losses(page);
    await page.getByRole('button', { name: 'One round' }).click();
    await expect
      .poll(async () => (await results(page)).map((text) => Number.parseInt(text, 10)), { timeout: 30_000 })
      .toEqual([1, 4, 32]);
    for (const loss of await losses(page)) expect(loss).toBeLessThan(before!);

    await page.getByRole('button', { name: 'Descend' }).click();
    await expect.poll(() => page.locator('.round').textContent(), { timeout: 120_000 }).toContain('round 60;');
    await page.getByRole('button', { name: 'Descend' }).waitFor();
    const [batch, miniBatch, stochastic] = await losses(page);
    expect(batch).toBeLessThan(0.15);
    expect(miniBatch).toBeLessThan(0.095);
    expect(stochastic).toBeLessThan(0.15);
    expect(await longTasks()).toEqual([]);
    await expectWorkersEnd(page);
  });

  test('begin where they are told, and are thrown out when they run too fast', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/descent');
    await see(page);
    await page.getByRole('application').first().scrollIntoViewIfNeeded();
    const map = (await page.locator('.field').nth(1).boundingBox())!;
    const [before] = await losses(page);
    await page.mouse.click(map.x + 0.45 * map.width, map.y + 0.4 * map.height); // Near (0.25, 1).
    await expect.poll(async () => (await losses(page))[0]).toBeLessThan(0.3);
    expect(before).toBeGreaterThan(1);
    await page.getByRole('application').first().focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(async () => (await losses(page))[2]).toBeGreaterThan(1);

    await page.getByRole('slider', { name: 'learning rate' }).fill('0');
    await page.getByRole('button', { name: 'Descend' }).click();
    await expect.poll(() => results(page), { timeout: 60_000 }).toContainEqual(expect.stringContaining('beyond all bounds'));
  });

  testEachLook('are sound', 'learn/descent', async ({ page }) => {
    await see(page);
    await page.getByLabel('Model').selectOption('tanh');
    await page.getByLabel('Steps').selectOption('adam');
    await page.getByRole('button', { name: 'One round' }).click();
    await page.getByText('32 steps').waitFor({ timeout: 30_000 });
  });
});
