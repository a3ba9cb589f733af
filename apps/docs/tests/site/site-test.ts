import type { BrowserContextOptions } from 'playwright-core';
import { expect, test as plainTest } from 'vitest';
import { startChromium, webgpuFlags } from '../../../../tests/browser/chromium.ts';
import { expectSound, looks, type Visit, visit } from './visit.ts';

/** Opens a page of the site, for the length of a test: at its end no page may have complained, or asked another host. */
export type Open = (path: string, options?: BrowserContextOptions) => Promise<Visit>;

/** Tests that share the Chromium of their file. */
const testIn = (flags: readonly string[]) =>
  plainTest
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads there what a fixture needs.
    .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
      const browser = await startChromium(flags);
      onCleanup(() => browser.close());
      return browser;
    })
    .extend('open', async ({ browser }, { onCleanup }): Promise<Open> => {
      const visits: Visit[] = [];
      onCleanup(async () => {
        for (const { page } of visits) await page.close();
        for (const { errors, elsewhere } of visits) expect([errors, elsewhere]).toEqual([[], []]);
      });
      return async (path, options) => {
        const visited = await visit(browser, path, options);
        visits.push(visited);
        return visited;
      };
    });

export const test = testIn([]);

/** Where pages may use WebGPU, on a GPU in software. */
export const gpuTest = testIn(webgpuFlags);

/** Tests, in each look, that a page is sound once it was used. */
export function testEachLook(name: string, path: string, use: (visited: Visit) => Promise<void>, timeout = 120_000): void {
  test.for(looks)(`${name}, $look`, { timeout }, async ({ options }, { open }) => {
    const visited = await open(path, options);
    await use(visited);
    await expectSound(visited);
  });
}
