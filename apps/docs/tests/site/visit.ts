import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';

declare const axe: { run(options: RunOptions): Promise<AxeResults> };

/** WCAG 2.1 at level AA. The name of VitePress's search button leaves out the shortcut that it shows. */
const accessibility: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  rules: { 'label-content-name-mismatch': { enabled: false } },
};

/** How pages are looked at. */
export const looks = [
  { look: 'light', options: { colorScheme: 'light' } },
  { look: 'dark', options: { colorScheme: 'dark' } },
  { look: 'on a phone', options: { viewport: { width: 390, height: 844 } } },
] as const;

/** A page that is looked at. */
export interface Visit {
  readonly page: Page;
  /** What the page complains about. */
  readonly errors: readonly string[];
  /** Requests to other hosts. */
  readonly elsewhere: readonly string[];
  /** Bytes of script so far, compressed; those of workers, too. */
  scriptBytes(): Promise<number>;
}

export async function visit(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
  site = inject('site'),
): Promise<Visit> {
  const page = await browser.newPage(options);
  const [errors, elsewhere]: [string[], string[]] = [[], []];
  const scripts: Promise<number>[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  page.context().on('request', (request) => {
    if (/^http/.test(request.url()) && !request.url().startsWith(site)) elsewhere.push(request.url());
  });
  page.context().on('response', (response) => {
    // What the browser fetches ahead, for pages that may come next, is not of this one.
    const isAhead = response.request().headers()['sec-purpose'] === 'prefetch';
    if (isAhead || !response.url().endsWith('.js')) return;
    const bytes = response.body().then((body) => gzipSync(body).length);
    // A page may be closed while scripts come, and nobody ask for their size.
    bytes.catch(() => {});
    scripts.push(bytes);
  });
  await page.goto(site + path, { waitUntil: 'networkidle' });
  const scriptBytes = async (): Promise<number> => (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
  return { page, errors, elsewhere, scriptBytes };
}

const axeSource = createRequire(import.meta.url).resolve('axe-core');

/** Nothing that keeps people out, nothing wider than the window, no complaint, no request to another host. */
export async function expectSound({ page, errors, elsewhere }: Visit): Promise<void> {
  await page.addScriptTag({ path: axeSource });
  const { violations } = await page.evaluate((options) => axe.run(options), accessibility);
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: innerWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(width);
  expect([errors, elsewhere]).toEqual([[], []]);
}

/** Tasks of the page's own thread that take longer than 100 ms, from now on, in ms. Call the result to read them. */
export async function watchLongTasks(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.filter((duration) => duration > 100));
}
