import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { defaultClientConditions, build as vite } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from './chromium.ts';
import { describeInChromium } from './describe.ts';
import type { Loaded, trouble as Trouble } from './loader/load.ts';
import { type Site, serveFolder } from './site.ts';

declare const compare: (workers: number) => Promise<Loaded>;
declare const trouble: (wrong: 'throws' | 'ends') => ReturnType<typeof Trouble>;
declare const missing: () => Promise<{ name: string; message: string }>;

const root = fileURLToPath(new URL('./loader', import.meta.url));
const source = '@nacre/source';

const bundlers = {
  vite: (outDir: string) =>
    vite({
      root,
      base: './',
      configFile: false,
      logLevel: 'warn',
      resolve: { conditions: [source, ...defaultClientConditions] },
      worker: { format: 'es' },
      build: { outDir, emptyOutDir: true },
    }),
  /** Leaves workers alone: their module is an entry of its own, and is named by its URL. */
  async esbuild(outdir: string) {
    await esbuild({
      entryPoints: [join(root, 'page-by-url.ts'), join(root, 'noisy-digits.ts')],
      outdir,
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      conditions: [source],
      // Decodes pictures, of which there are none here.
      external: ['@cornerstonejs/*'],
    });
    writeFileSync(join(outdir, 'index.html'), '<!doctype html><script type="module" src="./page-by-url.js"></script>');
  },
} as const;

/** A page built by a bundler, from the first test of the suite to its last. */
function builtPage(bundler: keyof typeof bundlers): () => Page {
  const folder = mkdtempSync(join(tmpdir(), 'nacre-loader-'));
  let browser: Browser;
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    await bundlers[bundler](folder);
    [site, browser] = await Promise.all([serveFolder(folder, {}), startChromium()]);
    page = await browser.newPage();
    await page.goto(site.address);
    await page.waitForFunction('globalThis.compare');
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    rmSync(folder, { recursive: true });
  });
  return () => page;
}

describeInChromium('a loader with workers', () => {
  describe('in a page built by Vite', () => {
    const page = builtPage('vite');

    test.each([1, 2])('gives the batches that the page itself makes, with %i', async (workers) => {
      const { here, inWorkers } = await page().evaluate((count) => compare(count), workers);
      expect(here).toHaveLength(8);
      expect(inWorkers).toEqual(here);
    });

    test('names the batch that failed', async () => {
      expect(await page().evaluate(() => trouble('throws'))).toEqual({
        name: 'BatchError',
        message: 'DataLoader: batch 2 of epoch 0 (samples 8, 9, 10, 11): RangeError: no ninth',
        rest: 2,
      });
    });

    test('hears of the end of a worker, and starts another', async () => {
      expect(await page().evaluate(() => trouble('ends'))).toEqual({
        name: 'WorkerFailedError',
        message: 'DataLoader: a worker went down: it ended',
        rest: 2,
      });
    });
  });

  describe('in a page built by esbuild, whose workers are entries of their own', () => {
    const page = builtPage('esbuild');

    test('gives the batches that the page itself makes', async () => {
      const { here, inWorkers } = await page().evaluate(() => compare(2));
      expect(inWorkers).toEqual(here);
    });

    test('names a module that is missing', async () => {
      const { name, message } = await page().evaluate(() => missing());
      expect(name).toBe('WorkerFailedError');
      expect(message).toContain(
        'datasetFrom: a worker could not be started: its module could not be loaded; does its module import',
      );
    });
  });
});
