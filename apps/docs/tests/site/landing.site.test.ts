import { expect, inject } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { gpuTest, type Open, test } from './site-test.ts';
import { visit, watchLongTasks } from './visit.ts';

/** Trains the network of the landing page until its loss has fallen, then leaves. */
async function trainAndLeave(open: Open, device: RegExp): Promise<void> {
  const { page, scriptBytes } = await open('');
  expect(await scriptBytes()).toBeLessThan(120_000);
  const longTasks = await watchLongTasks(page);
  await runUntil(page, 'Train', async () => {
    await page.getByText(device).waitFor({ timeout: 60_000 });
    await page.waitForFunction(
      () => {
        const [, step, loss] = /step (\d+), loss ([\d.]+)/.exec(document.querySelector('.live output')?.textContent ?? '') ?? [];
        return Number(step) > 50 && Number(loss) < 0.5;
      },
      undefined,
      { timeout: 120_000 },
    );
  });
  expect(await longTasks()).toEqual([]);
  await expectWorkersEnd(page);
}

describeInChromium('the network of the landing page', () => {
  gpuTest('learns on the GPU, and its worker ends when the page is left', { timeout: 240_000 }, async ({ open }) => {
    await trainAndLeave(open, /Runs on your GPU, through WebGPU/);
  });

  test('learns on the CPU without WebGPU', { timeout: 240_000 }, async ({ open }) => {
    await trainAndLeave(open, /Runs on your CPU, with \d+ threads?/);
  });

  test('says so where nothing can be computed', { timeout: 120_000 }, async ({ browser }) => {
    const { page } = await visit(browser, '', {}, inject('strictSite'));
    await page.getByRole('button', { name: 'Train' }).click();
    await page.getByText('Nothing can be computed here: ').waitFor();
    expect(await page.getByRole('button', { name: 'Train' }).isDisabled()).toBe(true);
    await page.close();
  });
});
