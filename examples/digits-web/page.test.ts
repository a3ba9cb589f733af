import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChromium, webgpuFlags } from '../../tests/browser/chromium.ts';
import { describeInChromium } from '../../tests/browser/describe.ts';
import { isolation, type Site, serveFolder } from '../../tests/browser/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'nacre-digits-'));
let site: Site;

beforeAll(async () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  await build({ root, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
  site = await serveFolder(folder, isolation);
});
afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true });
});

/** The page, ready to train, and what it complains about. */
async function visit(browser: Browser): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(site.address);
  await page.locator('#run:enabled').waitFor();
  return { page, errors };
}

const textOf = async (page: Page, id: string): Promise<string> => (await page.locator(`#${id}`).textContent()) ?? '';
const numberIn = async (page: Page, id: string): Promise<number> => Number((await textOf(page, id)).replaceAll(/[^\d.]/g, ''));

/** Until the figure with this id is at least so large. */
const atLeast = (page: Page, id: string, least: number): Promise<unknown> =>
  page.waitForFunction(
    ([id, least]) => Number.parseFloat(document.getElementById(id)!.textContent!.replace(',', '')) >= least,
    [id, least] as const,
    { timeout: 100_000 },
  );

/** A five, drawn with the mouse. */
async function drawFive(page: Page): Promise<void> {
  const pad = page.locator('#pad');
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await pad.boundingBox())!;
  const path = [
    [0.68, 0.18],
    [0.38, 0.19],
    [0.34, 0.48],
    [0.5, 0.42],
    [0.66, 0.5],
    [0.7, 0.66],
    [0.6, 0.8],
    [0.45, 0.84],
    [0.3, 0.78],
  ] as const;
  for (const [i, [across, down]] of path.entries()) {
    await page.mouse.move(x + across * width, y + down * height, { steps: 4 });
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

const probabilities = (page: Page): Promise<number[]> =>
  page.locator('#bars output').evaluateAll((outputs) => outputs.map((output) => Number.parseFloat(output.textContent!)));

describeInChromium('with WebGPU', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(webgpuFlags);
  });
  afterAll(() => browser.close());

  test('the page trains on the GPU and reads what is drawn', { timeout: 150_000 }, async () => {
    const { page, errors } = await visit(browser);
    expect(await textOf(page, 'why')).toMatch(/^Runs on WebGPU: /);
    await page.locator('#run').click();
    await atLeast(page, 'steps', 1);
    const first = await numberIn(page, 'loss');
    await drawFive(page);
    await atLeast(page, 'steps', 12);
    await page.locator('#run').click();
    await page.waitForFunction(() => document.getElementById('accuracy')!.textContent !== '–');
    expect(await numberIn(page, 'loss')).toBeLessThan(0.9 * first);
    expect(await numberIn(page, 'accuracy')).toBeGreaterThan(20);
    expect(await textOf(page, 'answer')).toMatch(/^It reads this as \d, /);
    const sum = (await probabilities(page)).reduce((a, b) => a + b);
    expect(Math.abs(sum - 100)).toBeLessThan(1);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('another device begins anew', async () => {
    const { page, errors } = await visit(browser);
    await page.getByRole('radio', { name: 'CPU' }).check();
    await page.getByText('Runs on the CPU').waitFor();
    await page.locator('#run').click();
    await atLeast(page, 'steps', 5);
    await page.locator('#reset').click();
    await page.getByText('Ready.').waitFor();
    expect([await numberIn(page, 'steps'), await textOf(page, 'loss')]).toEqual([0, '–']);
    await page.getByRole('radio', { name: 'WebGPU' }).check();
    await page.getByText('Runs on WebGPU').waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });
});

describeInChromium('without WebGPU', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('the page says why, trains on the CPU and learns to read', async () => {
    const { page, errors } = await visit(browser);
    expect(await textOf(page, 'why')).toMatch(
      /^Runs on the CPU, in a worker, with .* The GPU cannot be used: .*(missing|no adapter)/,
    );
    expect(await page.locator('input[value=webgpu]').isDisabled()).toBe(true);
    await page.locator('#run').click();
    await atLeast(page, 'accuracy', 98);
    await page.locator('#run').click();
    await drawFive(page);
    await page.getByText('It reads this as 5, and is sure of it.').waitFor();
    expect((await probabilities(page))[5]).toBeGreaterThan(95);

    await page.locator('#clear').click();
    await page.getByText('It has nothing to read yet.').waitFor();
    await page.locator('#example').click();
    await page.getByText('It reads this as').waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });
});
