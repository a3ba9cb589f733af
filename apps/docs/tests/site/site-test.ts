import type { BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import { testInChromium } from '../../../../tests/browser/browser-test.ts';
import { webgpuFlags } from '../../../../tests/browser/chromium.ts';
import { expectSound, looks, type Visit, visit } from './visit.ts';

/** Opens a page of the site, for the length of a test: at its end no page may have complained, or asked another host. */
export type Open = (path: string, options?: BrowserContextOptions) => Promise<Visit>;

/** Tests that open pages in the Chromium of their file. */
const testIn = (flags: readonly string[]) =>
  testInChromium(flags).extend('open', async ({ browser }, { onCleanup }): Promise<Open> => {
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
