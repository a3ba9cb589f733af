import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** Brings the figures into view, which starts them. */
async function start(page: Page): Promise<void> {
  const figures = page.locator('.live');
  for (const [i, text] of ['of the low tone pass', 'The answer to', 'The film, from frame 1 on'].entries()) {
    await figures.nth(i).scrollIntoViewIfNeeded();
    await figures.nth(i).getByText(text).waitFor({ timeout: 60_000 });
  }
}

/** What stands in the row of a table of bars. */
const answerTo = (page: Page, sound: string): Promise<string | null> =>
  page.getByRole('row', { name: sound }).locator('.number').textContent();

/** How many pixels change. */
const changing = async (page: Page, over: string): Promise<number> =>
  Number.parseInt(
    (await page
      .locator('p', { hasText: `Change over ${over}:` })
      .locator('output')
      .textContent())!,
    10,
  );

/** How many pixels of a picture are nearly white. */
const white = (page: Page, label: string | RegExp): Promise<number> =>
  page.getByRole('img', { name: label }).evaluate((picture) => {
    const canvas = picture as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((byte, i) => i % 4 === 0 && byte > 240).length;
  });

describeInChromium('filters over one, two and three dimensions', () => {
  test('of a sound takes away the tone whose wave it covers, or the other', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/dimensions');
    await start(page);
    await page.getByRole('slider', { name: 'High tone' }).fill('16');
    await page.getByRole('slider', { name: 'Samples' }).fill('25');
    await page.getByText('94.3 % of the low tone pass, 0.0 % of the high one').waitFor();
    await page.getByRole('combobox', { name: 'Filter' }).first().selectOption('what the mean leaves');
    await page.getByText('5.7 % of the low tone pass, 100.0 % of the high one').waitFor();
  });

  test('of a picture keeps lines of its own direction, and takes weights by hand', { timeout: 120_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/dimensions');
    await start(page);
    expect(await scriptBytes()).toBeLessThan(200_000);
    const filter = page.getByRole('combobox', { name: 'Filter' }).nth(1);
    await expect.poll(() => answerTo(page, 'tone')).toBe('50.0 %');
    expect(await answerTo(page, 'click')).toBe('0.0 %');
    // The frame of the click, from top to bottom, the tone, and some of the glides.
    expect(await white(page, /^The whole: a sound/)).toBeGreaterThan(32 + 40);
    await filter.selectOption('upright lines');
    await expect.poll(() => answerTo(page, 'click')).toBe('100.0 %');
    expect(await answerTo(page, 'tone')).toBe('0.0 %');
    await filter.selectOption('the mean of the pixels around');
    await expect.poll(() => answerTo(page, 'tone')).toBe('66.7 %');
    await page.getByText('20×30 → 18×28').waitFor();

    // Without its first and last row the mean is one over time, which a tone passes as it is.
    for (const row of [1, 3]) {
      for (const column of [1, 2, 3])
        await page.getByRole('spinbutton', { name: `Kernel, row ${row}, column ${column}` }).fill('0');
    }
    await expect.poll(() => answerTo(page, 'tone')).toBe('100.0 %');
    expect(await answerTo(page, 'click')).toBe('33.3 %');
    expect(await filter.locator('option:checked').textContent()).toBe('your own');
  });

  test('of a film sees what moves, or what has edges', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/dimensions');
    await start(page);
    // A lamp of 3 × 3 pixels goes on in the first frame.
    await expect.poll(() => changing(page, 'time')).toBe(14 + 9);
    await page.getByRole('slider', { name: 'Frame' }).fill('1');
    await expect.poll(() => changing(page, 'time')).toBe(14);
    await page.getByRole('slider', { name: 'Car' }).fill('0');
    await expect.poll(() => changing(page, 'time')).toBe(0);
    expect(await changing(page, 'both')).toBe(0);
    expect(await changing(page, 'the plane')).toBeGreaterThan(300);
    // On a ground of light grey: nothing else is there until the lamp goes off.
    expect(await white(page, 'Change over time, from frame 2 on')).toBeGreaterThan(5 * 32 * 32);
    await page.getByRole('slider', { name: 'Camera' }).fill('2');
    await expect.poll(() => changing(page, 'time')).toBeGreaterThan(100);

    const longTasks = await watchLongTasks(page);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText('The film, from frame 5 on').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await longTasks()).toEqual([]);

    await expectWorkersEnd(page);
  });

  testEachLook('are sound', 'learn/dimensions', ({ page }) => start(page));
});
