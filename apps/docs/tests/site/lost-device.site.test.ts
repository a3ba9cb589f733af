import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { gpuTest } from './site-test.ts';

const stepOn = /step (\d+), loss ([\d.]+)/;

describeInChromium('a page whose GPU is lost', () => {
  gpuTest(
    'says so, begins again on the CPU, and goes on until it has learned',
    { timeout: 240_000 },
    async ({ browser, open }) => {
      const { page } = await open('');
      const output = page.locator('.live output');
      await page.getByRole('button', { name: 'Train' }).click();
      await page.getByText('Runs on your GPU, through WebGPU.').waitFor({ timeout: 60_000 });
      await expect.poll(() => output.textContent({ timeout: 1000 }).catch(() => ''), { timeout: 120_000 }).toMatch(stepOn);

      // As when a driver falls over: every device of every page is lost.
      await (await browser.newBrowserCDPSession()).send('Browser.crashGpuProcess');
      await page
        .getByText(/^The GPU was lost; this began again\. Runs on your CPU, with \d+ threads?/)
        .waitFor({ timeout: 60_000 });
      await expect
        .poll(async () => Number(stepOn.exec((await output.textContent()) ?? '')?.[2]), { timeout: 120_000 })
        .toBeLessThan(0.3);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Train' }).waitFor();
      await expectWorkersEnd(page);
    },
  );
});
