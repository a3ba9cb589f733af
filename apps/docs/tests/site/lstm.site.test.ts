import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit } from './visit.ts';

describeInChromium('the gates of an LSTM', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  describe.each(looks)('$look', ({ options }) => {
    test('are shown for the text typed, and read at any place', { timeout: 120_000 }, async () => {
      const visited = await visit(browser, 'learn/lstm', options);
      const { page, scriptBytes } = visited;
      const live = page.locator('.live');
      await live.scrollIntoViewIfNeeded();
      const values = live.locator('.values');
      await values.waitFor({ timeout: 60_000 });
      expect(await scriptBytes()).toBeLessThan(200_000);

      await page.getByRole('textbox', { name: 'Text', exact: true }).fill('O Romeo');
      await expect.poll(() => live.locator('.letters').first().textContent()).toBe('O␣Romeo');
      const place = live.getByRole('slider', { name: 'Character' });
      await place.focus();
      await page.keyboard.press('End');
      const byKeys = (await values.textContent())!;
      const [i, f, o, c] = Array.from(byKeys.matchAll(/[−\d.]+/g), ([number]) => Number(number.replace('−', '-')));
      for (const gate of [i, f, o]) expect(gate).toBeGreaterThanOrEqual(0);
      for (const gate of [i, f, o]) expect(gate).toBeLessThanOrEqual(1);
      expect(Math.abs(c!)).toBeLessThanOrEqual(1);

      await live
        .locator('.pointed')
        .first()
        .hover({ position: { x: 2, y: 2 } });
      await expect.poll(() => place.inputValue()).toBe('0');
      expect(await values.textContent()).not.toBe(byKeys);
      await expectSound(visited);
      await page.close();
    });
  });

  test('end with the page', { timeout: 120_000 }, async () => {
    const { page, errors } = await visit(browser, 'learn/lstm');
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.locator('.live .values').waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'The course', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Learn', level: 1 }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });
});
