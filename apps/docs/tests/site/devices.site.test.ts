import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { gpuTest, test } from './site-test.ts';
import { expectSound, looks, watchLongTasks } from './visit.ts';

const path = 'learn/devices';

/** What the table says: the names of the devices, and for each row the numbers. What was not measured is NaN. */
interface Measured {
  readonly names: readonly string[];
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

async function measure(page: Page): Promise<Measured> {
  await page.getByRole('button', { name: 'Measure' }).click();
  await page.getByRole('status').filter({ hasText: 'Measured.' }).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Measure' }).waitFor();
  const texts = await page
    .locator('.number-table tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent!.trim())));
  const [[, ...names], ...rows] = texts as [[string, ...string[]], ...[string, ...string[]][]];
  return { names, rows: Object.fromEntries(rows.map(([name, ...cells]) => [name, cells.map(Number)])) };
}

/** Each device was measured at every n up to where it becomes too slow, and nothing that was measured is nothing. */
function expectPlausible({ names, rows }: Measured): void {
  const { 'training step, ms': steps, ...rates } = rows;
  expect(steps!.every((step) => step > 0)).toBe(true);
  for (const [i, name] of names.entries()) {
    const column = Object.keys(rates).map((n) => rates[n]![i]!);
    const measured = column.filter((rate) => rate > 0).length;
    // A GPU in software may be too slow for more.
    expect(measured, name).toBeGreaterThanOrEqual(name.startsWith('CPU') ? 4 : 1);
    expect(column.slice(measured), name).toEqual(column.slice(measured).fill(Number.NaN));
  }
  expect(Object.keys(rates).slice(0, 4)).toEqual(['16', '32', '64', '128']);
}

const dots = (page: Page): Promise<number> => page.locator('.plot circle').count();

const cpuLines = async (page: Page): Promise<string[]> => {
  const processors = await page.evaluate(() => (crossOriginIsolated ? navigator.hardwareConcurrency : 1));
  return ['CPU with one thread', ...(processors > 1 ? [`CPU with ${Math.min(16, processors)} threads`] : [])];
};

describeInChromium('the devices of whoever reads', () => {
  test('without a GPU the CPU is measured, and the page says what is missing', { timeout: 240_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open(path);
    const longTasks = await watchLongTasks(page);
    const measured = await measure(page);
    expect(measured.names).toEqual(await cpuLines(page));
    expectPlausible(measured);
    const points = Object.values(measured.rows)
      .flat()
      .filter((value) => value > 0).length;
    expect(await dots(page)).toBe(points - measured.names.length);
    await page.getByText(/^No GPU: /).waitFor();
    await page.getByText(/(the fastest|There is only the CPU with one thread).* up to [\d.,]+ GFLOP\/s/).waitFor();
    expect(await longTasks()).toEqual([]);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  gpuTest.for(looks)('are sound when all is measured, $look', { timeout: 240_000 }, async ({ options }, { open }) => {
    const visited = await open(path, options);
    await measure(visited.page);
    await expectSound(visited);
  });

  // Last: it ends the GPU of a browser that the tests share.
  gpuTest(
    'with a GPU it has a line of its own, which ends when the GPU is lost',
    { timeout: 360_000 },
    async ({ browser, open }) => {
      const { page, scriptBytes } = await open(path);
      expect(await scriptBytes()).toBeLessThan(200_000);
      const measured = await measure(page);
      expect(measured.names).toEqual([...(await cpuLines(page)), 'GPU (google swiftshader)']);
      expectPlausible(measured);
      await page.getByText(/A step of the small network is shortest on the [CG]PU/).waitFor();
      // Two backends have come with the press: the CPU's and the GPU's.
      expect(await scriptBytes()).toBeLessThan(200_000);

      await page.getByRole('button', { name: 'Measure' }).click();
      await expect.poll(() => dots(page)).toBeLessThan(5);
      await (await browser.newBrowserCDPSession()).send('Browser.crashGpuProcess');
      await page
        .getByRole('alert')
        .filter({ hasText: 'The line of the GPU (google swiftshader) ends here' })
        .waitFor({ timeout: 60_000 });
      await page.getByRole('status').filter({ hasText: 'Measured.' }).waitFor({ timeout: 120_000 });

      // What is lost can be opened again, or is missing; either way it begins anew.
      await page.getByRole('button', { name: 'Measure' }).click();
      await expect.poll(() => page.getByRole('alert').count(), { timeout: 60_000 }).toBe(0);
      await expect.poll(() => dots(page), { timeout: 60_000 }).toBeGreaterThan(0);
    },
  );
});
