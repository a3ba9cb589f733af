import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** Scrolls to the unit and waits for its answers. */
async function see(page: Page): Promise<void> {
  await page.locator('figure.live').scrollIntoViewIfNeeded();
  await page.locator('.score').waitFor({ timeout: 60_000 });
}

const score = (page: Page): Promise<string | null> => page.locator('.score').textContent();
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

/** Where a point of the plane, shown from −0.5 to 1.5, lies on the page. */
async function placeOf(page: Page, x: number, y: number): Promise<[number, number]> {
  const field = (await page.locator('.field').boundingBox())!;
  return [field.x + ((x + 0.5) / 2) * field.width, field.y + ((1.5 - y) / 2) * field.height];
}

describeInChromium('the learning rules', () => {
  test('one step of the perceptron is shown number by number', { timeout: 120_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/perceptron');
    await see(page);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await page.getByRole('combobox', { name: 'Examples' }).selectOption('OR');
    await expect.poll(() => score(page)).toContain('3 of 4 wrong');
    await press(page, 'One step');
    await page.getByText('Round 1, example 1').waitFor();
    await press(page, 'One step');
    await page.getByText('Round 1, example 2').waitFor();
    const sums = await page.locator('.sums').innerText();
    for (const sum of ['0 · 0 + 0 · 1 + 0 = 0', 't − y = 1 − 0 = 1', '0 + 0.5 · 1 · 1 = 0.5']) expect(sums).toContain(sum);
  });

  test('the perceptron learns AND and stops, and never learns XOR', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/perceptron');
    await see(page);
    const longTasks = await watchLongTasks(page);
    await page.getByLabel('Pace').selectOption('quick');
    await press(page, 'Run');
    await expect.poll(() => score(page), { timeout: 60_000 }).toContain('0 of 4 wrong, ½ Σ Err² = 0');
    await page.getByRole('button', { name: 'Run' }).waitFor();
    await page.getByRole('combobox', { name: 'Examples' }).selectOption('XOR');
    await press(page, 'Run');
    for (let look = 0; look < 10; look++) {
      await page.waitForTimeout(200);
      expect(await score(page)).not.toContain('0 of 4');
    }
    await press(page, 'Pause');
    expect(await longTasks()).toEqual([]);
    await expectWorkersEnd(page);
  });

  test('examples are placed by pointer and keys, learned, and taken away', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/perceptron');
    await see(page);
    await page.getByRole('application').scrollIntoViewIfNeeded();
    await page.mouse.click(...(await placeOf(page, 0.5, 1.2)));
    await expect.poll(() => score(page)).toContain('of 5 wrong');
    await page.getByLabel('A press on the plane').selectOption('0');
    await page.getByRole('application').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter'); // At (0.5, 0.6).
    await expect.poll(() => score(page)).toContain('of 6 wrong');
    await page.getByLabel('Pace').selectOption('quick');
    await press(page, 'Start again');
    await press(page, 'Run');
    await expect.poll(() => score(page), { timeout: 60_000 }).toMatch(/^ ?[1-6] of 6/); // (0, 1) is a 0, left of the placed 1.
    await press(page, 'Pause');
    await page.getByLabel('A press on the plane').selectOption('none');
    await page.mouse.click(...(await placeOf(page, 0.5, 1.15)));
    await expect.poll(() => score(page)).toContain('of 5 wrong');
  });

  test('the delta rule lowers the error on AND, and leaves that on XOR at ½', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/delta-rule');
    await see(page);
    expect(await score(page)).toContain('½ Σ Err² = 0.5');
    await page.getByLabel('Pace').selectOption('quick');
    await page.getByRole('slider', { name: 'α' }).fill('5');
    await press(page, 'Run');
    const error = async (): Promise<number> => Number(/= ([\d.]+)/.exec((await score(page))!)![1]);
    await expect.poll(error, { timeout: 60_000 }).toBeLessThan(0.05);
    expect(await score(page)).toContain('0 of 4 wrong');
    await page.getByRole('combobox', { name: 'Examples' }).selectOption('XOR');
    await page.getByRole('slider', { name: 'α' }).fill('0.5');
    await press(page, 'Run');
    await page.waitForTimeout(4000);
    await press(page, 'Pause');
    expect(await error()).toBeGreaterThanOrEqual(0.5);
    expect(await error()).toBeLessThan(0.6);
    await expectWorkersEnd(page);
  });

  describe.each(['learn/perceptron', 'learn/delta-rule'])('%s', (path) => {
    testEachLook('is sound', path, async ({ page }) => {
      await see(page);
      await press(page, 'One step');
      await page.getByText('Round 1, example 1').waitFor();
    });
  });
});
