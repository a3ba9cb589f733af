import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

describeInChromium('the gates of an LSTM', () => {
  testEachLook('are shown for the text typed, and read at any place', 'learn/lstm', async ({ page, scriptBytes }) => {
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    const values = live.locator('.values');
    await values.waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);

    await live.getByRole('textbox', { name: 'Text', exact: true }).fill('O Romeo');
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
  });

  test('end with the page', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/lstm');
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.locator('.live .values').waitFor({ timeout: 60_000 });
    await expectWorkersEnd(page);
  });
});
