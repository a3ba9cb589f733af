import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

/** Scrolls to the polynomials and waits for their errors. */
async function see(page: Page): Promise<void> {
  await page.locator('figure.live').scrollIntoViewIfNeeded();
  await page.locator('.errors').waitFor({ timeout: 60_000 });
}

interface Errors {
  readonly training: number;
  readonly test: number;
  readonly least: number;
  readonly best: number;
}

const exponents = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as the page writes it. */
function parsed(text: string): number {
  const [digits, exponent = ''] = text.split(' · 10') as [string, string?];
  const power = [...exponent].map((character) => (character === '⁻' ? '-' : exponents.indexOf(character))).join('');
  return Number(digits.replace('−', '-')) * 10 ** Number(power);
}

async function errorsOf(page: Page): Promise<Errors> {
  const text = (await page.locator('.errors').textContent())!;
  const found = /training error (.+), test error (.+); least test error (.+) at degree (\d+)/.exec(text)!;
  const [training, test, least, best] = found.slice(1).map(parsed) as [number, number, number, number];
  return { training, test, least, best };
}

describeInChromium('polynomials that overfit', () => {
  test('degree 15 learns the noise, and weight decay helps', { timeout: 120_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/overfitting');
    await see(page);
    expect(await scriptBytes()).toBeLessThan(200_000);
    const set = (name: string, value: number): Promise<void> => page.getByRole('slider', { name }).fill(String(value));
    const third = await errorsOf(page);
    expect(third.training).toBeGreaterThan(0.1);
    expect(third.best).toBeGreaterThanOrEqual(3);
    expect(third.best).toBeLessThanOrEqual(9);

    await set('degree', 15);
    await expect.poll(async () => (await errorsOf(page)).training).toBeLessThan(1e-6);
    const plain = await errorsOf(page);
    expect(plain.test).toBeGreaterThan(2 * plain.least);

    await set('weight decay', -0.5);
    await expect.poll(async () => (await errorsOf(page)).test).toBeLessThan(0.75 * plain.test);
    expect((await errorsOf(page)).training).toBeGreaterThan(0.05);

    await set('weight decay', -6);
    await page.getByRole('combobox', { name: 'points' }).selectOption('128');
    await expect.poll(async () => (await errorsOf(page)).test).toBeLessThan(0.4);
    const many = await errorsOf(page);
    expect(many.test - many.training).toBeLessThan(0.1);

    await set('noise', 0);
    await expect.poll(async () => (await errorsOf(page)).test).toBeLessThan(1e-4);
    await expectWorkersEnd(page);
  });

  test('points are drawn anew', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/overfitting');
    await see(page);
    const before = await errorsOf(page);
    await page.getByRole('button', { name: 'Draw anew' }).click();
    await expect.poll(async () => (await errorsOf(page)).training).not.toBe(before.training);
  });

  testEachLook('are sound', 'learn/overfitting', async ({ page }) => {
    await see(page);
    await page.getByRole('slider', { name: 'degree' }).fill('12');
  });
});
