import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

const numberIn = async (page: Page, pattern: RegExp): Promise<number> =>
  Number(pattern.exec(await page.locator('main').innerText())?.[1]);

/** The bytes of the dreams. */
const dreamsOn = (page: Page): Promise<string> =>
  page.getByRole('img', { name: 'Sixteen dreams' }).evaluate((picture) => (picture as HTMLCanvasElement).toDataURL());

const pause = async (page: Page, label: string): Promise<void> => {
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: label }).waitFor();
};

describeInChromium('Boltzmann machines', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  describe.each(looks)('$look', ({ options }) => {
    test('a machine learns digits, and dreams', { timeout: 300_000 }, async () => {
      const visited = await visit(browser, 'learn/boltzmann', options);
      const { page } = visited;
      await page.locator('.live').first().scrollIntoViewIfNeeded();
      await page.getByText(/^ ?0 steps learned/).waitFor();
      const before = await numberIn(page, /error of reconstructions ([\d.]+)/);
      const longTasks = await watchLongTasks(page);
      await page.getByRole('button', { name: 'Dream' }).click();
      await expect.poll(() => numberIn(page, /(\d+) steps learned/), { timeout: 180_000 }).toBeGreaterThan(300);
      await pause(page, 'Dream');
      expect(await longTasks()).toEqual([]);
      expect(await numberIn(page, /error of reconstructions ([\d.]+)/)).toBeLessThan(0.85 * before);
      await expectSound(visited);
      expect(await visited.scriptBytes()).toBeLessThan(200_000);
      await page.close();
    });
  });

  test('what is drawn is held while the dreams go on', { timeout: 240_000 }, async () => {
    const { page, errors } = await visit(browser, 'learn/boltzmann');
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
    await page.getByRole('button', { name: 'Dream' }).click();
    await expect.poll(() => dreamsOn(page)).not.toBe(before);
    await pause(page, 'Dream');
    expect(await numberIn(page, /(\d+) steps learned/)).toBe(0);
    // The first point of the first dream is black: it is held.
    const corner = await page
      .getByRole('img', { name: 'Sixteen dreams' })
      .evaluate((picture) => [...(picture as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, 2, 1).data]);
    expect(corner).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
    await page.getByRole('button', { name: 'Let go' }).click();
    await expect.poll(() => pad.getByRole('button', { name: /: (ink|paper)/ }).count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('the exact likelihood rises, and the workers end when the page is left', { timeout: 240_000 }, async () => {
    const { page, errors } = await visit(browser, 'learn/boltzmann');
    await page.locator('.live').nth(1).scrollIntoViewIfNeeded();
    // 14 of 512 pictures, which are about alike.
    await expect.poll(() => numberIn(page, /have ([\d.]+) % of all probability/), { timeout: 60_000 }).toBeCloseTo(2.7, 0);
    await page.getByRole('combobox', { name: 'by' }).selectOption('CD-5');
    await page.getByRole('button', { name: 'Train' }).click();
    await expect.poll(() => numberIn(page, /have ([\d.]+) % of all/), { timeout: 180_000 }).toBeGreaterThan(30);
    await pause(page, 'Train');
    await page.getByRole('link', { name: 'The course', exact: true }).first().click();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });
});
