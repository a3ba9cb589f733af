import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, numberIn, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

const plainLoss = (page: Page): Promise<number> => numberIn(page, /loss ([\d.]+) plain/);

/** Trains until the loss of the residual network is below this. */
const race = (page: Page, loss: number): Promise<void> =>
  runUntil(page, 'Train', () => expect.poll(() => numberIn(page, /([\d.]+) residual/), { timeout: 150_000 }).toBeLessThan(loss));

describeInChromium('plain against residual', () => {
  test('with twenty blocks only the residual network learns, with two both do', { timeout: 360_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/resnet18');
    const longTasks = await watchLongTasks(page);
    await race(page, 0.35);
    expect(await plainLoss(page)).toBeGreaterThan(0.5);
    expect(await longTasks()).toEqual([]);
    await page.getByRole('slider', { name: 'Blocks' }).fill('2');
    await page.getByRole('button', { name: 'Train' }).click();
    await expect.poll(() => plainLoss(page), { timeout: 150_000 }).toBeLessThan(0.4);
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', 'learn/resnet18', ({ page }) => race(page, 2));
});
