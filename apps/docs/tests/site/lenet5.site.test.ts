import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { drawOneByKeys, drawSeven, picture, trainDigits } from './digits.ts';
import { expectWorkersEnd } from './live.ts';
import { gpuTest, test, testEachLook } from './site-test.ts';
import { expectSound, watchLongTasks } from './visit.ts';

const path = 'learn/lenet5';

describeInChromium('LeNet-5 in a page', () => {
  test('learns on the CPU, shows what it is made of, and reads what is drawn', { timeout: 400_000 }, async ({ open }) => {
    const visited = await open(path);
    const { page, scriptBytes } = visited;
    await page.getByRole('button', { name: 'Another test digit' }).click();
    await page.getByText(/It reads this as \d, but is guessing/).waitFor({ timeout: 60_000 });
    const longTasks = await watchLongTasks(page);
    const filters = await picture(page, /six filters/);
    const maps = await picture(page, /sixteen maps/);
    await trainDigits(page, 95);
    expect(await picture(page, /six filters/)).not.toBe(filters);
    expect(await picture(page, /sixteen maps/)).not.toBe(maps);
    await drawSeven(page);
    await page.getByText(/It reads this as 7/).waitFor();
    expect(await longTasks()).toEqual([]);
    const widths = await page.locator('.probability-bars .bar span').evaluateAll((bars) => bars.map((bar) => bar.clientWidth));
    expect(widths.indexOf(Math.max(...widths))).toBe(7);
    expect(Math.min(...widths)).toBeLessThan(Math.max(...widths) / 2);

    await drawOneByKeys(page);
    await page.getByText(/It reads this as 1/).waitFor();
    await expectSound(visited);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  gpuTest('learns on the GPU', { timeout: 300_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open(path);
    await trainDigits(page, 25);
    await page.getByText('Runs on your GPU, through WebGPU').waitFor();
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound while it shows something', path, async ({ page }) => {
    await trainDigits(page, 5);
    await drawSeven(page);
    await page.getByText(/It reads this as \d/).waitFor();
  });
});
