import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

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
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('descend: in a round 1, 4 and 32 steps', { timeout: 240_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/descent');
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
    expect(errors).toEqual([]);
    await page.getByRole('link', { name: 'The course' }).first().click();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    await page.close();
  });

  test('begin where they are told, and are thrown out when they run too fast', { timeout: 120_000 }, async () => {
    const { page, errors } = await visit(browser, 'learn/descent');
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
    expect(errors).toEqual([]);
    await page.close();
  });

  test.each(looks)('are sound, $look', { timeout: 120_000 }, async ({ options }) => {
    const visited = await visit(browser, 'learn/descent', options);
    await see(visited.page);
    await visited.page.getByLabel('Model').selectOption('tanh');
    await visited.page.getByLabel('Steps').selectOption('adam');
    await visited.page.getByRole('button', { name: 'One round' }).click();
    await visited.page.getByText('32 steps').waitFor({ timeout: 30_000 });
    await expectSound(visited);
    await visited.page.close();
  });
});
