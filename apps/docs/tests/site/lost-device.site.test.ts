import { expect, test } from 'vitest';
import { startChromium, webgpuFlags } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { visit } from './visit.ts';

const stepOn = /step (\d+), loss ([\d.]+)/;

describeInChromium('a page whose GPU is lost', () => {
  test('says so, begins again on the CPU, and goes on until it has learned', { timeout: 240_000 }, async () => {
    const browser = await startChromium(webgpuFlags);
    const { page, errors } = await visit(browser, '');
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
    expect(errors).toEqual([]);
    await browser.close();
  });
});
