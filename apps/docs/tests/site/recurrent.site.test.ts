import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** The columns of the unrolled network that are right and wrong. */
const answers = (page: Page): Promise<{ right: number; wrong: number }> =>
  page.evaluate(() => ({
    right: document.querySelectorAll('.answer.right').length,
    wrong: document.querySelectorAll('.answer.wrong').length,
  }));

describeInChromium('the unrolled network', () => {
  test('is gone through step by step, and learns to add', { timeout: 240_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/recurrent');
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: /^Step 21: in / }).waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const output = page.locator('.sum output');
    expect(await output.textContent()).toMatch(/W·h: tanh\(.* \+ 0\.000\) = /);
    await page.getByRole('button', { name: 'Step forward' }).click();
    expect(await page.getByRole('button', { name: /^Step 2:/ }).getAttribute('aria-pressed')).toBe('true');
    const [, input, state, h] = /tanh\(\(?([−\d.]+)\)? \+ \(?([−\d.]+)\)?\) = ([−\d.]+)/
      .exec((await output.textContent())!)!
      .map((part) => Number(part.replace('−', '-')));
    expect(h).toBeCloseTo(Math.tanh(input! + state!), 2);

    const longTasks = await watchLongTasks(page);
    await runUntil(page, 'Train', () => page.getByText('sequences right 100.0 %').waitFor({ timeout: 120_000 }));
    expect(await longTasks()).toEqual([]);
    await expect.poll(() => answers(page)).toEqual({ right: 21, wrong: 0 });
    await page.getByRole('button', { name: 'Another sequence' }).click();
    await expect.poll(() => answers(page)).toEqual({ right: 21, wrong: 0 });
    await expectWorkersEnd(page);
  });

  testEachLook('another mode asks at other steps', 'learn/recurrent', async ({ page }) => {
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: /^Step 21: in / }).waitFor({ timeout: 60_000 });
    await page.getByRole('combobox', { name: 'Mode' }).selectOption('many to many, later');
    await page.getByRole('button', { name: /^Step 8: in nothing, out \d/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Step \d: in \d, out nothing is asked/ }).count()).toBe(4);
  });
});
