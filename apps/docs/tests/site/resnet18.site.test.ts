import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

/** Trains until the residual network's loss is below this; both losses then. */
async function race(page: Page, loss: number): Promise<{ plain: number; residual: number }> {
  await page.getByRole('button', { name: 'Train' }).click();
  const read = (): { plain: number; residual: number } => {
    const text = document.querySelector('.live')!.textContent!;
    const [, plain, residual] = /loss ([\d.]+) plain, ([\d.]+) residual/.exec(text) ?? [];
    return { plain: Number(plain), residual: Number(residual) };
  };
  await page.waitForFunction(
    (most) => Number(/([\d.]+) residual/.exec(document.querySelector('.live')!.textContent!)?.[1]) < most,
    loss,
    { timeout: 150_000 },
  );
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Train' }).waitFor();
  return page.evaluate(read);
}

describeInChromium('plain against residual', () => {
  test('with twenty blocks only the residual network learns, with two both do', { timeout: 360_000 }, async () => {
    const browser = await startChromium();
    const { page, errors, scriptBytes } = await visit(browser, 'learn/resnet18');
    const longTasks = await watchLongTasks(page);
    const deep = await race(page, 0.35);
    expect(deep.plain).toBeGreaterThan(0.5);
    expect(await longTasks()).toEqual([]);
    await page.getByRole('slider', { name: 'Blocks' }).fill('2');
    await page.getByRole('button', { name: 'Train' }).click();
    await page.waitForFunction(
      () => Number(/loss ([\d.]+) plain/.exec(document.querySelector('.live')!.textContent!)?.[1]) < 0.4,
      undefined,
      { timeout: 150_000 },
    );
    expect(await scriptBytes()).toBeLessThan(200_000);
    expect(page.workers().length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'LeNet-5 of 1998' }).first().click();
    await page.getByRole('heading', { level: 1, name: /as it was in 1998/ }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await browser.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound', { timeout: 120_000 }, async () => {
      const browser = await startChromium();
      const visited = await visit(browser, 'learn/resnet18', options);
      await race(visited.page, 2);
      await expectSound(visited);
      await browser.close();
    });
  });
});
