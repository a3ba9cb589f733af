import type { Browser } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { startChromium, webgpuFlags } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { visit, watchLongTasks } from './visit.ts';

/** Trains the network of the landing page until its loss has fallen, then leaves. */
async function trainAndLeave(browser: Browser, device: RegExp): Promise<void> {
  const { page, errors, scriptBytes } = await visit(browser, '');
  expect(await scriptBytes()).toBeLessThan(120_000);
  const longTasks = await watchLongTasks(page);
  await page.getByRole('button', { name: 'Train' }).click();
  await page.getByText(device).waitFor({ timeout: 60_000 });
  await page.waitForFunction(
    () => {
      const [, step, loss] = /step (\d+), loss ([\d.]+)/.exec(document.querySelector('.live output')?.textContent ?? '') ?? [];
      return Number(step) > 50 && Number(loss) < 0.5;
    },
    undefined,
    { timeout: 120_000 },
  );
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Train' }).waitFor();
  expect(await longTasks()).toEqual([]);
  expect(page.workers().length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Install' }).first().click();
  await page.getByRole('heading', { name: 'Install', level: 1 }).waitFor();
  await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
}

describeInChromium('the network of the landing page', () => {
  test('learns on the GPU, and its worker ends when the page is left', { timeout: 240_000 }, async () => {
    const browser = await startChromium(webgpuFlags);
    await trainAndLeave(browser, /Runs on your GPU, through WebGPU/);
    await browser.close();
  });

  test('learns on the CPU without WebGPU', { timeout: 240_000 }, async () => {
    const browser = await startChromium();
    await trainAndLeave(browser, /Runs on your CPU, with \d+ threads?/);
    await browser.close();
  });

  test('says so where nothing can be computed', { timeout: 120_000 }, async () => {
    const browser = await startChromium();
    const { page } = await visit(browser, '', {}, inject('strictSite'));
    await page.getByRole('button', { name: 'Train' }).click();
    await page.getByText('Nothing can be computed here: ').waitFor();
    expect(await page.getByRole('button', { name: 'Train' }).isDisabled()).toBe(true);
    await browser.close();
  });
});
