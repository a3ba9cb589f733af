import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { gpuTest, test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

const path = 'learn/visualisation';

/** Waits until the images have climbed so far; the least response. */
async function climbed(page: Page, steps: number): Promise<number> {
  const handle = await page.waitForFunction(
    (least) => {
      const [, step, lowest] = /step (\d+): responses from (-?[\d.]+)/.exec(document.querySelector('.live')!.textContent!) ?? [];
      return Number(step) >= least && { lowest: Number(lowest) };
    },
    steps,
    { timeout: 240_000 },
  );
  return ((await handle.jsonValue()) as { lowest: number }).lowest;
}

describeInChromium('what excites a unit', () => {
  test('is drawn by gradient ascent, for each layer', { timeout: 400_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open(path);
    const longTasks = await watchLongTasks(page);
    await page.getByRole('button', { name: 'Climb' }).click();
    await page.getByText('It learns to read first').waitFor({ timeout: 60_000 });
    const early = await climbed(page, 1);
    expect(await climbed(page, 60)).toBeGreaterThan(early);
    await page.getByRole('img', { name: /What excites the ten outputs/ }).waitFor();
    await page.getByRole('combobox', { name: 'Excite' }).selectOption('16 maps of the second convolution');
    await page.getByRole('img', { name: /What excites 16 maps/ }).waitFor();
    await climbed(page, 20);
    expect(await longTasks()).toEqual([]);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  gpuTest('begins on the GPU where there is one', { timeout: 240_000 }, async ({ open }) => {
    const { page } = await open(path);
    await page.getByRole('button', { name: 'Climb' }).click();
    await page.getByText('Runs on your GPU, through WebGPU').waitFor({ timeout: 60_000 });
    await page.getByText('It learns to read first').waitFor({ timeout: 120_000 });
  });

  testEachLook(
    'is sound',
    path,
    async ({ page }) => {
      await runUntil(page, 'Climb', () => climbed(page, 5));
    },
    300_000,
  );
});
