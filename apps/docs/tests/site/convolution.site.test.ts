import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

/** The numbers of a grid of results, in rows. */
const results = (page: Page, grid: string): Promise<number[][]> =>
  page.getByRole('group', { name: grid, exact: true }).evaluate((group) => {
    const columns = Number(getComputedStyle(group).getPropertyValue('--columns'));
    const numbers = [...group.querySelectorAll('button')].map((button) => Number(button.textContent!.replace('−', '-')));
    return Array.from({ length: numbers.length / columns }, (_, row) => numbers.slice(row * columns, (row + 1) * columns));
  });

const slide = (page: Page, name: string, value: number, figure = 0): Promise<void> =>
  page.locator('figure.live').nth(figure).getByRole('slider', { name }).fill(String(value));

/** Brings a figure into view, which starts it. */
const start = async (page: Page, figure: number): Promise<void> => {
  await page.locator('figure.live').nth(figure).scrollIntoViewIfNeeded();
  await page.locator('figure.live').nth(figure).locator('output.worked').first().waitFor({ timeout: 60_000 });
};

const onPaper = [
  [12, 12, 17],
  [10, 17, 19],
  [9, 6, 14],
];

describeInChromium('the page about convolution', () => {
  testEachLook('convolves, counts and pools', 'learn/convolution', async ({ page, scriptBytes }) => {
    await start(page, 0);
    await expect.poll(() => results(page, 'Output')).toEqual(onPaper);
    await start(page, 1);
    await page.getByText('55 × 55 × 96 = 290,400 outputs, 34,944 parameters, 105,415,200 multiply-adds').waitFor();
    await start(page, 2);
    await expect
      .poll(() => results(page, 'Pooled'))
      .toEqual([
        [4, 5],
        [3, 4],
      ]);
    expect(await scriptBytes()).toBeLessThan(200_000);
  });

  test('every output shows how it comes about: pointed at, by key, step by step', async ({ open }) => {
    const { page } = await open('learn/convolution');
    await start(page, 0);
    await page.getByRole('button', { name: 'Output, row 2, column 3: 19' }).hover();
    await page.getByText('Row 2, column 3: 1·0 + 3·1 + 1·2 + 2·2 + 2·2 + 3·0 + 0·0 + 2·1 + 2·2 = 19').waitFor();
    expect(await page.getByRole('group', { name: 'Input', exact: true }).locator('.marked').count()).toBe(9);
    await page.getByRole('button', { name: 'Output, row 2, column 3: 19' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText(/^Row 3, column 3: .* = 14$/).waitFor();
    await page.getByRole('button', { name: 'Next output' }).click();
    await page.getByText(/^Row 1, column 1: 3·0 \+ 3·1 \+ .* = 12$/).waitFor();
  });

  test('numbers, stride, padding and dilation change the output; what is impossible says why', async ({ open }) => {
    const { page } = await open('learn/convolution');
    await start(page, 0);
    await page.getByRole('spinbutton', { name: 'Input, row 1, column 3' }).fill('7');
    await expect.poll(() => results(page, 'Output').then(([first]) => first)).toEqual([22, 17, 17]);
    await page.getByRole('combobox', { name: 'Example' }).selectOption('6×6 with the diagonal filter');
    await expect
      .poll(() => results(page, 'Output'))
      .toEqual([
        [3, -1, -3, -1],
        [-3, 1, 0, -3],
        [-3, -3, 0, 1],
        [3, -2, -2, -1],
      ]);
    await slide(page, 'Stride', 2);
    await expect
      .poll(() => results(page, 'Output'))
      .toEqual([
        [3, -3],
        [-3, 0],
      ]);
    await slide(page, 'Padding', 1);
    await expect.poll(() => results(page, 'Output').then((rows) => rows.length)).toBe(3);
    await slide(page, 'Padding', 0);
    await slide(page, 'Dilation', 3);
    await page.getByText('a kernel of 3 with dilation 3 does not fit 6 places with padding 0').waitFor();
    await slide(page, 'Dilation', 1);
    await page.getByRole('combobox', { name: 'Example' }).selectOption('5×5 with 3×3');
    await expect.poll(() => results(page, 'Output')).toEqual(onPaper);
  });

  test('layers that cannot be are refused, pooling takes averages, and the worker ends with the page', async ({ open }) => {
    const { page } = await open('learn/convolution');
    await start(page, 1);
    await page.getByRole('spinbutton', { name: 'Groups' }).fill('2');
    await page.getByText('groups must divide the 3 input and 96 output channels, got 2').waitFor();
    await page.getByRole('combobox', { name: 'Layer' }).selectOption('LeNet-5, first');
    await page.getByText('28 × 28 × 6 = 4,704 outputs, 156 parameters').waitFor();
    await start(page, 2);
    await page.getByRole('combobox', { name: 'Keep' }).selectOption('the average');
    await expect
      .poll(() => results(page, 'Pooled'))
      .toEqual([
        [2.5, 3],
        [1.25, 2],
      ]);
    await slide(page, 'Window', 5, 2);
    await page.getByText('a kernel of 5 with dilation 1 does not fit 4 places').waitFor();
    await expectWorkersEnd(page);
  });
});
