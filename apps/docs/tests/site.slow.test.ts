import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium, webgpuFlags } from '../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../tests/browser/describe.ts';
import { isolation, type Site, serveFolder } from '../../../tests/browser/site.ts';
import { site as root } from './programs.ts';

/*
 * The built site, in a real Chromium.
 */

declare const axe: { run(options: RunOptions): Promise<AxeResults> };

/** WCAG 2.1 at level AA. The name of VitePress's search button leaves out the shortcut that it shows. */
const accessibility: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  rules: { 'label-content-name-mismatch': { enabled: false } },
};

const dist = join(root, '.vitepress', 'dist');
let site: Site;
beforeAll(async () => {
  execFileSync('npm', ['run', '--silent', 'site'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: 'pipe' });
  site = await serveFolder(dist, isolation);
}, 900_000);
afterAll(() => site.close());

interface Visit {
  readonly page: Page;
  /** What the page complains about. */
  readonly errors: readonly string[];
  /** Requests to other hosts. */
  readonly elsewhere: readonly string[];
  /** Bytes of script, compressed. */
  scriptBytes(): Promise<number>;
}

async function visit(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const page = await browser.newPage(options);
  const [errors, elsewhere]: [string[], string[]] = [[], []];
  const scripts: Promise<number>[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('request', (request) => {
    if (/^http/.test(request.url()) && !request.url().startsWith(site.address)) elsewhere.push(request.url());
  });
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(site.address + path, { waitUntil: 'networkidle' });
  const scriptBytes = async (): Promise<number> => (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
  return { page, errors, elsewhere, scriptBytes };
}

const mainPages = [
  '',
  'start/',
  'start/devices',
  'start/from-pytorch',
  'learn/',
  'learn/convolution',
  'learn/attention',
  'guides/errors',
  'guides/speed',
  'backends/',
  'backends/custom',
  'internals/',
  'internals/architecture',
  'reference/',
  'reference/@nacre/layers/',
  'reference/@nacre/layers/classes/Linear',
];

describeInChromium('the built site', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  const axeSource = createRequire(import.meta.url).resolve('axe-core');
  const looks = [
    { look: 'light', options: { colorScheme: 'light' } },
    { look: 'dark', options: { colorScheme: 'dark' } },
    { look: 'on a phone', options: { viewport: { width: 390, height: 844 } } },
  ] as const;

  describe.each(looks)('$look', ({ options }) => {
    test.each(mainPages)('/%s is sound, accessible, and asks no other host', async (path) => {
      const { page, errors, elsewhere } = await visit(browser, path, options);
      await page.addScriptTag({ path: axeSource });
      const { violations } = await page.evaluate((options) => axe.run(options), accessibility);
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
      const { scroll, width } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: innerWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(width);
      expect([errors, elsewhere]).toEqual([[], []]);
      await page.close();
    });
  });

  test('a search finds a name of the reference', async () => {
    const { page, errors } = await visit(browser, '');
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('searchbox').fill('logSumExp');
    await page.locator('.result', { hasText: 'logSumExp' }).first().waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });
});

/** Trains the network of the landing page until its loss has fallen, then leaves. */
async function trainAndLeave(browser: Browser, device: RegExp): Promise<void> {
  const { page, errors, scriptBytes } = await visit(browser, '');
  expect(await scriptBytes()).toBeLessThan(120_000);
  await page.getByRole('button', { name: 'Train' }).click();
  await page.getByText(device).waitFor({ timeout: 60_000 });
  await page.waitForFunction(
    () => {
      const [, step, loss] = /step (\d+), loss ([\d.]+)/.exec(document.querySelector('figure output')!.textContent!) ?? [];
      return Number(step) > 50 && Number(loss) < 0.5;
    },
    undefined,
    { timeout: 120_000 },
  );
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Train' }).waitFor();
  expect(page.workers().length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Install' }).first().click();
  await page.getByRole('heading', { name: 'Install', level: 1 }).waitFor();
  await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
}

describeInChromium('the network of the landing page', () => {
  test('learns on the GPU, and its worker ends when the page is left', { timeout: 240_000 }, async () => {
    const browser = await startChromium(webgpuFlags);
    await trainAndLeave(browser, /Runs on your GPU, through WebGPU/);
    await browser.close();
  });

  test('learns on the CPU without WebGPU', { timeout: 240_000 }, async () => {
    const browser = await startChromium();
    await trainAndLeave(browser, /Runs on your CPU, with \d+ threads?/);
    await browser.close();
  });

  test('says so where nothing can be trained', { timeout: 120_000 }, async () => {
    const strict = await serveFolder(dist, { 'Content-Security-Policy': "script-src 'self' 'unsafe-inline'" });
    const browser = await startChromium();
    const page = await browser.newPage();
    await page.goto(strict.address, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Train' }).click();
    await page.getByText('Nothing can be trained here: ').waitFor();
    expect(await page.getByRole('button', { name: 'Train' }).isDisabled()).toBe(true);
    await browser.close();
    strict.close();
  });
});
