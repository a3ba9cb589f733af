import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from './chromium.ts';
import type { Training } from './cpu-page.ts';
import { describeInChromium } from './describe.ts';
import { isolation, type Site, serve } from './site.ts';

declare const train: (worker: boolean) => Promise<Training>;

describeInChromium('on the CPU', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  describe.each([
    { name: 'a cross-origin isolated page', isolated: true, headers: isolation },
    { name: 'a page that is not isolated', isolated: false, headers: {} },
  ])('$name that trains LeNet-5', ({ isolated, headers }) => {
    let site: Site;
    beforeAll(async () => {
      site = await serve('./cpu-page.ts', headers);
    });
    afterAll(() => site.close());

    // A machine that is busy with something else lets every page stand still now and then.
    test('stays free with cpu({ worker: true }), and gets the same bits', { timeout: 120_000, retry: 3 }, async () => {
      const page = await browser.newPage();
      await page.goto(site.address);
      const within = await page.evaluate(() => train(true));
      const without = await page.evaluate(() => train(false));
      await page.close();
      expect(within.isolated).toBe(isolated);
      expect(within.threads > 1).toBe(isolated && without.threads > 1);
      expect(within.losses).toEqual(without.losses);
      expect(within.longestStall).toBeLessThan(without.longestStall / 2);
    });
  });

  describe('a page whose policy is too strict', () => {
    test.each([
      {
        policy: "worker-src 'self'",
        said: 'cpu: no worker could be started: the page blocks workers from blob: URLs; allow them',
      },
      { policy: "script-src 'self'", said: 'cpu: the page forbids WebAssembly that is made at run time; allow it' },
    ])('hears what to do: $policy', async ({ policy, said }) => {
      const site = await serve('./cpu-page.ts', { 'Content-Security-Policy': policy });
      const page = await browser.newPage();
      await page.goto(site.address);
      const message = await page.evaluate(() => train(true).catch((error: Error) => error.message));
      expect(message).toContain(said);
      await page.close();
      site.close();
    });
  });
});
