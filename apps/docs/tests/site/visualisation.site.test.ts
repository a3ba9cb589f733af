import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startChromium, webgpuFlags } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

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
  test('is drawn by gradient ascent, for each layer', { timeout: 400_000 }, async () => {
    const browser = await startChromium();
    const { page, errors, scriptBytes } = await visit(browser, path);
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
    expect(page.workers().length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'LeNet-5 of 1998' }).first().click();
    await page.getByRole('heading', { level: 1, name: /as it was in 1998/ }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await browser.close();
  });

  test('begins on the GPU where there is one', { timeout: 240_000 }, async () => {
    const browser = await startChromium(webgpuFlags);
    const { page, errors } = await visit(browser, path);
    await page.getByRole('button', { name: 'Climb' }).click();
    await page.getByText('Runs on your GPU, through WebGPU').waitFor({ timeout: 60_000 });
    await page.getByText('It learns to read first').waitFor({ timeout: 120_000 });
    expect(errors).toEqual([]);
    await browser.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound', { timeout: 300_000 }, async () => {
      const browser = await startChromium();
      const visited = await visit(browser, path, options);
      await visited.page.getByRole('button', { name: 'Climb' }).click();
      await climbed(visited.page, 5);
      await visited.page.getByRole('button', { name: 'Pause' }).click();
      await expectSound(visited);
      await browser.close();
    });
  });
});
