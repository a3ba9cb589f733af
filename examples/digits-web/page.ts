import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { expect } from 'vitest';
import { testInChromium } from '../../tests/browser/browser-test.ts';
import { isolation, serveFolder } from '../../tests/browser/site.ts';

/** The page, ready to train. At the end of a test it must not have complained. */
export type Visit = () => Promise<Page>;

/** Tests of the built page, in a Chromium with these flags. */
export const pageTest = (flags: readonly string[] = []) =>
  testInChromium(flags)
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads there what a fixture needs.
    .extend('address', { scope: 'file' }, async ({}, { onCleanup }) => {
      const folder = mkdtempSync(join(tmpdir(), 'nacre-digits-'));
      const root = fileURLToPath(new URL('.', import.meta.url));
      await build({ root, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
      const site = await serveFolder(folder, isolation);
      onCleanup(() => {
        site.close();
        rmSync(folder, { recursive: true });
      });
      return site.address;
    })
    .extend('visit', async ({ address, browser }, { onCleanup }): Promise<Visit> => {
      const errors: string[] = [];
      const pages: Page[] = [];
      onCleanup(async () => {
        for (const page of pages) await page.close();
        expect(errors).toEqual([]);
      });
      return async () => {
        const page = await browser.newPage();
        pages.push(page);
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        page.on('pageerror', ({ message }) => errors.push(message));
        await page.goto(address);
        await page.locator('#run:enabled').waitFor();
        return page;
      };
    });

export const textOf = async (page: Page, id: string): Promise<string> => (await page.locator(`#${id}`).textContent()) ?? '';
export const numberIn = async (page: Page, id: string): Promise<number> =>
  Number((await textOf(page, id)).replaceAll(/[^\d.]/g, ''));

/** Until the figure with this id is at least so large. */
export const atLeast = (page: Page, id: string, least: number): Promise<unknown> =>
  page.waitForFunction(
    ([id, least]) => Number.parseFloat(document.getElementById(id)!.textContent!.replace(',', '')) >= least,
    [id, least] as const,
    { timeout: 100_000 },
  );

/** A five, drawn with the mouse. */
export async function drawFive(page: Page): Promise<void> {
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

export const probabilities = (page: Page): Promise<number[]> =>
  page.locator('#bars output').evaluateAll((outputs) => outputs.map((output) => Number.parseFloat(output.textContent!)));
