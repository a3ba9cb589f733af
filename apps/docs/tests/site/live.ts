import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Presses a button that goes on until it is pressed again, as Pause; presses that when it is enough. */
export async function runUntil(live: Page | Locator, name: string, enough: () => Promise<unknown>): Promise<void> {
  await live.getByRole('button', { name }).click();
  await enough();
  await live.getByRole('button', { name: 'Pause' }).click();
  await live.getByRole('button', { name }).waitFor();
}

/** Leaves a page in which something lives, by a link of the site: its workers end. */
export async function expectWorkersEnd(page: Page): Promise<void> {
  expect(page.workers().length).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Guides', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Guides', level: 1 }).waitFor();
  await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
}

/** The number that a pattern finds in what lives on a page. */
export async function numberIn(page: Page, pattern: RegExp): Promise<number> {
  const texts = await page.locator('.live').allInnerTexts();
  return Number(pattern.exec(texts.join('\n'))?.[1]);
}
