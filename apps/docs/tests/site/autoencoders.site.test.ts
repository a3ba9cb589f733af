import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, numberIn, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** Trains what a figure shows for so many steps, or some more. */
const train = (page: Page, figure: number, steps: number): Promise<void> =>
  runUntil(page.locator('.live').nth(figure), 'Train', () =>
    page.waitForFunction(
      ([index, least]) => Number(/step (\d+)/.exec(document.querySelectorAll('.live')[index!]?.textContent ?? '')?.[1]) >= least!,
      [figure, steps],
      { timeout: 180_000 },
    ),
  );

/** The mean grey of a picture. */
const greyOf = (page: Page, label: string): Promise<number> =>
  page.getByRole('img', { name: label, exact: true }).evaluate((picture) => {
    const canvas = picture as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, byte, i) => (i % 4 === 0 ? sum + byte : sum), 0) / (data.length / 4);
  });

const decoded = 'What the decoder makes of the code';

describeInChromium('autoencoders', () => {
  testEachLook(
    'digits are learned, and sliders make others',
    'learn/autoencoders',
    async ({ page, scriptBytes }) => {
      await page.locator('.live').first().scrollIntoViewIfNeeded();
      await page.getByRole('slider', { name: 'unit 2' }).waitFor();
      const longTasks = await watchLongTasks(page);
      await train(page, 0, 100);
      expect(await longTasks()).toEqual([]);
      // The mean of all digits has 0.064.
      expect(await numberIn(page, /error on other digits ([\d.]+)/)).toBeLessThan(0.061);

      const before = await greyOf(page, decoded);
      await page.getByRole('slider', { name: 'unit 1' }).fill('-1');
      await page.getByRole('slider', { name: 'unit 2' }).fill('1');
      await expect.poll(() => greyOf(page, decoded)).not.toBe(before);
      expect(await scriptBytes()).toBeLessThan(200_000);
    },
    300_000,
  );

  test('a press in the map goes there; more units have more sliders', { timeout: 240_000 }, async ({ open }) => {
    const { page } = await open('learn/autoencoders');
    await page.locator('.live').first().scrollIntoViewIfNeeded();
    const map = page.getByRole('img', { name: 'What the decoder makes of the codes of a plane' });
    await map.waitFor();
    const { width, height } = (await map.boundingBox())!;
    await map.locator('..').click({ position: { x: 0.75 * width, y: 0.25 * height } });
    await expect.poll(async () => Number(await page.getByRole('slider', { name: 'unit 1' }).inputValue())).toBeCloseTo(0.5, 1);
    await expect.poll(async () => Number(await page.getByRole('slider', { name: 'unit 2' }).inputValue())).toBeCloseTo(0.5, 1);
    await page.getByRole('combobox', { name: 'units in the code' }).selectOption('8');
    await page.getByRole('slider', { name: 'unit 8' }).waitFor();
    await train(page, 0, 60);
    const image = await greyOf(page, 'A digit that is encoded');
    await page.getByRole('button', { name: 'Another digit' }).click();
    await expect.poll(() => greyOf(page, 'A digit that is encoded')).not.toBe(image);
  });

  test('noise is taken away, and the workers end when the page is left', { timeout: 300_000 }, async ({ open }) => {
    const { page } = await open('learn/autoencoders');
    await page.locator('.live').nth(1).scrollIntoViewIfNeeded();
    await page.getByText(/through a 3×3 median filter: \d/).waitFor();
    const longTasks = await watchLongTasks(page);
    await train(page, 1, 250);
    expect(await longTasks()).toEqual([]);
    const median = await numberIn(page, /through a 3×3 median filter: ([\d.]+) dB/);
    expect(await numberIn(page, /through the network: ([\d.]+) dB/)).toBeGreaterThan(median);
    await page.getByRole('slider', { name: 'noise σ' }).fill('1');
    await expect.poll(() => numberIn(page, /through a 3×3 median filter: ([\d.]+) dB/)).toBeLessThan(median);
    await expectWorkersEnd(page);
  });
});
