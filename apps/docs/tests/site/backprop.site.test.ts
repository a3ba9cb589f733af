import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

/** Scrolls to the network and waits for it. */
async function see(page: Page): Promise<void> {
  await page.locator('figure.live').scrollIntoViewIfNeeded();
  await page.getByText('The example: x = (0, 1), to be answered 1.').waitFor({ timeout: 60_000 });
}

/** Presses Next until the derivatives stand in the table. */
async function toDerivatives(page: Page): Promise<void> {
  for (let stage = 0; stage < 6; stage++) await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('table').last().waitFor();
}

describeInChromium('back-propagation by stages', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('goes forward and back; the rule and automatic differentiation agree', { timeout: 120_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/backprop');
    await see(page);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await toDerivatives(page);
    const rows = await page.locator('.gradients tbody tr').all();
    expect(rows.length).toBe(9);
    for (const row of rows) {
      const [, byHand, byAutograd] = await row.locator('td').allTextContents();
      expect(byHand).toBe(byAutograd);
    }

    const error = async (): Promise<number> => {
      const text = await page.locator('.says').innerText();
      return Number(/E (?:= ½ Err² =|is now) (\d+\.\d+)/.exec(text)![1]);
    };
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByText('Each weight went against its derivative').waitFor();
    const updated = await error();
    await page.getByRole('button', { name: 'Again' }).click();
    await page.getByText('The example: x = (0, 1)').waitFor();
    for (let stage = 0; stage < 3; stage++) await page.getByRole('button', { name: 'Next' }).click();
    expect(await error()).toBe(updated);
    expect(updated).toBeLessThan(0.08); // It was 0.0875 before the update.
    expect(errors).toEqual([]);
    await page.close();
  });

  test('learns XOR', { timeout: 240_000 }, async () => {
    const { page, errors } = await visit(browser, 'learn/backprop');
    await see(page);
    const longTasks = await watchLongTasks(page);
    await page.getByRole('button', { name: 'Train on XOR' }).click();
    const learned = () => page.locator('.learned').textContent();
    await page.locator('.learned').waitFor();
    await expect.poll(async () => Number(/loss ([\d.]+)/.exec((await learned())!)![1]), { timeout: 180_000 }).toBeLessThan(0.05);
    await page.getByRole('button', { name: 'Pause' }).click();
    const answers = /answers (.+)/
      .exec((await learned())!)![1]!
      .split(', ')
      .map(Number);
    expect(answers.map(Math.round)).toEqual([0, 1, 1, 0]);
    expect(await longTasks()).toEqual([]);
    await page.getByRole('link', { name: 'The course' }).first().click();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  test.each(looks)('is sound, $look', { timeout: 120_000 }, async ({ options }) => {
    const visited = await visit(browser, 'learn/backprop', options);
    await see(visited.page);
    await toDerivatives(visited.page);
    await expectSound(visited);
    await visited.page.close();
  });
});
