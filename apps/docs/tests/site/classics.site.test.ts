import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** Waits for the line of totals to hold this. */
const totals = (page: Page, text: string): Promise<void> =>
  page.locator('output', { hasText: text }).waitFor({ timeout: 60_000 });

describeInChromium('the tables of the classics', () => {
  test('are computed for the network and the size chosen, and allocate nothing', { timeout: 180_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/classics');
    const longTasks = await watchLongTasks(page);
    await page.getByRole('combobox', { name: 'Network' }).scrollIntoViewIfNeeded();
    await totals(page, '60,965,224 parameters');
    await totals(page, 'Allocated for this table: 0 bytes');
    const first = page.getByRole('row', { name: /convolution 11×11, stride 4/ });
    expect(await first.getByRole('cell').allTextContents()).toEqual(['96 × 55 × 55', '34,944', '210,830,400']);

    await page.getByRole('spinbutton', { name: 'Image side' }).fill('224');
    await page.getByText(/^Linear: expected .*9216.* got .*6400/).waitFor();
    await page.getByRole('combobox', { name: 'Network' }).selectOption('VGG-16 (2014)');
    await totals(page, '138,357,544 parameters');
    const dense = page.getByRole('row', { name: /^dense/ });
    expect(await dense.first().getByRole('cell').allTextContents()).toEqual(['4096', '102,764,544', '205,520,896']);
    expect(await page.getByRole('row', { name: /^ReLU/ }).count()).toBe(0);
    await page.getByRole('checkbox', { name: 'every layer' }).check();
    expect(await page.getByRole('row', { name: /^ReLU/ }).count()).toBe(15);
    await page.getByRole('combobox', { name: 'Network' }).selectOption('ResNet-18 (2015)');
    await totals(page, '11,689,512 parameters');
    await page.getByRole('spinbutton', { name: 'Image side' }).fill('112');
    await totals(page, '11,689,512 parameters');

    await page.getByRole('heading', { name: 'All of them' }).scrollIntoViewIfNeeded();
    await page.getByRole('row', { name: /^GoogLeNet \(2014\) 6\.62 / }).waitFor({ timeout: 60_000 });
    expect(await longTasks()).toEqual([]);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  testEachLook('are sound', 'learn/classics', async ({ page }) => {
    await page.getByRole('combobox', { name: 'Network' }).scrollIntoViewIfNeeded();
    await totals(page, '60,965,224 parameters');
    await page.getByRole('heading', { name: 'All of them' }).scrollIntoViewIfNeeded();
    await page.getByRole('row', { name: /^GoogLeNet/ }).waitFor({ timeout: 60_000 });
  });
});
