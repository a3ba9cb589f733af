import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { drawOneByKeys, drawSeven, picture, trainDigits } from './digits.ts';
import { expectWorkersEnd } from './live.ts';
import { gpuTest, test, testEachLook } from './site-test.ts';
import { expectSound, watchLongTasks } from './visit.ts';

const path = 'learn/lenet5-original';

/** Scrolls to the table of connections, and waits for it. */
async function seeTable(page: Page): Promise<void> {
  await page.locator('.live').first().scrollIntoViewIfNeeded();
  await page.getByText('All 16 together: 1,516 parameters, 151,600 connections').waitFor({ timeout: 60_000 });
}

/** The distances from the ten bitmaps, as they are written. */
async function distances(page: Page): Promise<number[]> {
  const names = await page
    .getByRole('button', { name: /^Compare with the bitmap/ })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')!));
  return names.map((name) => Number(/distance ([\d.]+)/.exec(name)![1]));
}

describeInChromium('LeNet-5 of 1998 in a page', () => {
  test('the connections of C3 are those of the paper, column by column', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open(path);
    await seeTable(page);
    await page.getByText('2,416 parameters').waitFor();
    await page.getByText(/Map 0 sees 3 maps.*76 parameters, used at 100 places: 7,600 connections/).waitFor();
    const columns = page.getByRole('group', { name: /^The maps of C3/ }).getByRole('button');
    expect(await columns.count()).toBe(16);
    await columns.nth(6).click();
    await page.getByText(/Map 6 sees 4 maps.*101 parameters.* 10,100 connections/).waitFor();
    expect(await page.getByRole('list', { name: 'The kernels of map 6' }).getByRole('img').count()).toBe(4);
    for (let i = 6; i < 15; i++) await page.keyboard.press('ArrowRight');
    await page.getByText(/Map 15 sees 6 maps.*151 parameters.* 15,100 connections/).waitFor();
    await page.getByRole('button', { name: 'Map 15 of C3 sees maps 0, 1, 2, 3, 4, 5 of S2', pressed: true }).waitFor();
  });

  test('F6 learns to show the bitmap of what is drawn', { timeout: 400_000 }, async ({ open }) => {
    const visited = await open(path);
    const { page, scriptBytes } = visited;
    await seeTable(page);
    const kernel = await picture(page, 'Kernel over map 0');
    await page.locator('.live').nth(1).scrollIntoViewIfNeeded();
    await page.getByText(/It reads this as \d/).waitFor({ timeout: 60_000 });
    const before = await distances(page);
    expect(before.length).toBe(10);
    for (const distance of before) expect(Math.abs(distance - 84)).toBeLessThan(25);

    const longTasks = await watchLongTasks(page);
    await trainDigits(page, 95);
    await drawSeven(page);
    await page.getByText(/It reads this as 7, at [\d.]+; next comes \d/).waitFor();
    const after = await distances(page);
    expect(after.indexOf(Math.min(...after))).toBe(7);
    expect(after[7]).toBeLessThan(30);
    const widths = await page.locator('.distances .bar').evaluateAll((bars) => bars.map((bar) => bar.clientWidth));
    expect(widths.indexOf(Math.min(...widths))).toBe(7);
    await page.getByText(`The squares add up to ${after[7]!.toFixed(1)}, the distance from the 7.`).waitFor();

    await page.getByRole('button', { name: /^Compare with the bitmap of 3/ }).click();
    await page.getByText(`The squares add up to ${after[3]!.toFixed(1)}, the distance from the 3.`).waitFor();
    await page.getByRole('img', { name: 'The bitmap of 3, compared with F6' }).waitFor();
    await expect.poll(() => picture(page, 'Kernel over map 0')).not.toBe(kernel);
    expect(await longTasks()).toEqual([]);

    await drawOneByKeys(page);
    await page.getByText(/It reads this as 1/).waitFor();
    await expectSound(visited);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  gpuTest('learns on the GPU', { timeout: 300_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open(path);
    await seeTable(page);
    await trainDigits(page, 1);
    await page.getByText(/It reads this as \d/).waitFor();
    await page.getByText('Runs on your GPU, through WebGPU').first().waitFor();
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound while it shows something', path, async ({ page }) => {
    await seeTable(page);
    await page.getByRole('button', { name: /^Map 9 of C3/ }).click();
    await trainDigits(page, 5);
    await drawSeven(page);
    await page.getByText(/It reads this as \d/).waitFor();
  });
});
