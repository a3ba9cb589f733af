import type { Browser } from 'playwright-core';
import { test } from 'vitest';
import { startChromium } from './chromium.ts';

/** Tests that share the Chromium of their file, started with these flags. */
export const testInChromium = (flags: readonly string[] = []) =>
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads there what a fixture needs.
  test.extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await startChromium(flags);
    onCleanup(() => browser.close());
    return browser;
  });
