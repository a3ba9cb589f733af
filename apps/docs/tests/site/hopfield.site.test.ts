import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** The energy that is shown. */
const energyOn = async (page: Page): Promise<number> =>
  Number(/energy (-?[\d.]+)/.exec((await page.getByText(/settled: energy/).textContent()) ?? '')?.[1]);

describeInChromium('Hopfield networks', () => {
  testEachLook('a spoilt letter is recalled', 'learn/hopfield', async ({ page, scriptBytes }) => {
    await page.getByRole('group', { name: 'The state; draw in it' }).scrollIntoViewIfNeeded();
    await page.getByText(/not settled: energy/).waitFor();
    const before = await energyOn(page);
    const longTasks = await watchLongTasks(page);
    await page.getByRole('button', { name: 'Recall' }).click();
    await page.getByText(/^ ?settled: .* 100 of 100 points as in pattern 1/).waitFor({ timeout: 60_000 });
    expect(await energyOn(page)).toBeLessThan(before);
    expect(await longTasks()).toEqual([]);
    expect(await scriptBytes()).toBeLessThan(200_000);
  });

  test('patterns are drawn with the pointer and the keyboard, stored, and recalled', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/hopfield');
    const pad = page.getByRole('group', { name: 'The state; draw in it' });
    await pad.scrollIntoViewIfNeeded();
    await page.getByText(/settled: energy/).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => pad.getByRole('button', { name: /: ink/ }).count()).toBe(0);

    const [from, to] = await Promise.all(
      ['row 2, column 1: paper', 'row 2, column 10: paper'].map((name) => pad.getByRole('button', { name }).boundingBox()),
    );
    await page.mouse.move(from!.x + 5, from!.y + 5);
    await page.mouse.down();
    await page.mouse.move(to!.x + 5, to!.y + 5, { steps: 40 });
    await page.mouse.up();
    expect(await pad.getByRole('button', { name: /row 2, .*: ink/ }).count()).toBe(10);

    await pad.getByRole('button', { name: 'row 2, column 1:' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
    expect(await pad.getByRole('button', { name: /row 4, column [12]: ink/ }).count()).toBe(2);
    expect(await pad.getByRole('button', { name: /: ink/ }).count()).toBe(12);

    await page.getByRole('button', { name: 'Store this' }).click();
    await page.getByText('5 stored, 5 of them valleys').waitFor();
    await page.getByText(/^ ?settled: .* 100 of 100 points as in pattern 5/).waitFor();
    await page.getByRole('slider', { name: 'share' }).fill('0.1');
    await page.getByRole('button', { name: 'Disturb' }).click();
    await page.getByText(/not settled: energy/).waitFor();
    await page.getByRole('button', { name: 'Recall' }).click();
    await page.getByText(/^ ?settled: .* 100 of 100 points as in pattern 5/).waitFor({ timeout: 60_000 });

    await page.getByRole('button', { name: 'Forget pattern 5' }).click();
    await page.getByText('4 stored, 4 of them valleys').waitFor();
    for (let stored = 6; stored <= 16; stored += 2) {
      await page.getByRole('button', { name: 'Store two random ones' }).click();
      await page.getByText(`${stored} stored`).waitFor();
    }
    expect(await page.getByText('16 stored, 16 of them valleys').count()).toBe(0);
  });

  test('a memory is filled until it breaks down, and the workers end when the page is left', { timeout: 180_000 }, async ({
    open,
  }) => {
    const { page } = await open('learn/hopfield');
    await page.getByRole('button', { name: 'Fill a memory' }).click();
    await page.getByText(/^ ?60 patterns in 200 units: agreement 0\.[2-7]/).waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Fill a memory' }).waitFor();
    await expectWorkersEnd(page);
  });
});
