import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, numberIn, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** The bytes of the dreams. */
const dreamsOn = (page: Page): Promise<string> =>
  page.getByRole('img', { name: 'Sixteen dreams' }).evaluate((picture) => (picture as HTMLCanvasElement).toDataURL());

describeInChromium('Boltzmann machines', () => {
  testEachLook(
    'a machine learns digits, and dreams',
    'learn/boltzmann',
    async ({ page, scriptBytes }) => {
      await page.locator('.live').first().scrollIntoViewIfNeeded();
      await page.getByText(/^ ?0 steps learned/).waitFor();
      const before = await numberIn(page, /error of reconstructions ([\d.]+)/);
      const longTasks = await watchLongTasks(page);
      await runUntil(page, 'Dream', () =>
        expect.poll(() => numberIn(page, /(\d+) steps learned/), { timeout: 180_000 }).toBeGreaterThan(300),
      );
      expect(await longTasks()).toEqual([]);
      expect(await numberIn(page, /error of reconstructions ([\d.]+)/)).toBeLessThan(0.85 * before);
      expect(await scriptBytes()).toBeLessThan(200_000);
    },
    300_000,
  );

  test('what is drawn is held while the dreams go on', { timeout: 240_000 }, async ({ open }) => {
    const { page } = await open('learn/boltzmann');
    const pad = page.getByRole('group', { name: 'The first dream; draw what is held' });
    await pad.scrollIntoViewIfNeeded();
    await page.getByText(/^ ?0 steps learned/).waitFor();
    await pad.getByRole('button', { name: 'row 1, column 1: free' }).click();
    await pad.getByRole('button', { name: 'row 1, column 1: ink' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('combobox', { name: 'draw' }).selectOption('paper');
    await pad.getByRole('button', { name: 'row 1, column 2:' }).focus();
    await page.keyboard.press('Space');
    await pad.getByRole('button', { name: 'row 1, column 2: paper' }).waitFor();

    await page.getByRole('checkbox', { name: 'learn meanwhile' }).uncheck();
    await page.getByRole('slider', { name: 'steps a picture' }).fill('5');
    const before = await dreamsOn(page);
    await runUntil(page, 'Dream', () => expect.poll(() => dreamsOn(page)).not.toBe(before));
    expect(await numberIn(page, /(\d+) steps learned/)).toBe(0);
    // The first point of the first dream is black: it is held.
    const corner = await page
      .getByRole('img', { name: 'Sixteen dreams' })
      .evaluate((picture) => [...(picture as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, 2, 1).data]);
    expect(corner).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
    await page.getByRole('button', { name: 'Let go' }).click();
    await expect.poll(() => pad.getByRole('button', { name: /: (ink|paper)/ }).count()).toBe(0);
  });

  test('the exact likelihood rises, and the workers end when the page is left', { timeout: 240_000 }, async ({ open }) => {
    const { page } = await open('learn/boltzmann');
    await page.locator('.live').nth(1).scrollIntoViewIfNeeded();
    // 14 of 512 pictures, which are about alike.
    await expect.poll(() => numberIn(page, /have ([\d.]+) % of all probability/), { timeout: 60_000 }).toBeCloseTo(2.7, 0);
    await page.getByRole('combobox', { name: 'by' }).selectOption('CD-5');
    await runUntil(page, 'Train', () =>
      expect.poll(() => numberIn(page, /have ([\d.]+) % of all/), { timeout: 180_000 }).toBeGreaterThan(30),
    );
    await expectWorkersEnd(page);
  });
});
