import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

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
  test('goes forward and back; the rule and automatic differentiation agree', { timeout: 120_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/backprop');
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
  });

  test('learns XOR', { timeout: 240_000 }, async ({ open }) => {
    const { page } = await open('learn/backprop');
    await see(page);
    const longTasks = await watchLongTasks(page);
    const learned = () => page.locator('.learned').textContent();
    const loss = async (): Promise<number> => Number(/loss ([\d.]+)/.exec((await learned())!)![1]);
    await runUntil(page, 'Train on XOR', () => expect.poll(loss, { timeout: 180_000 }).toBeLessThan(0.05));
    const answers = /answers (.+)/
      .exec((await learned())!)![1]!
      .split(', ')
      .map(Number);
    expect(answers.map(Math.round)).toEqual([0, 1, 1, 0]);
    expect(await longTasks()).toEqual([]);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', 'learn/backprop', async ({ page }) => {
    await see(page);
    await toDerivatives(page);
  });
});
