import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

describeInChromium('moving digits', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('are found with a memory, better than without', { timeout: 300_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/video');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.getByRole('img', { name: 'Frame 1 of the video' }).waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    await page.getByRole('button', { name: 'Train' }).click();
    await page.waitForFunction(
      () => {
        const [, memory, single] =
          /right: (\d+) % with an LSTM, (\d+) % without/.exec(document.querySelector('.live')!.textContent!) ?? [];
        return Number(memory) >= 70 && Number(single) < 60;
      },
      undefined,
      { timeout: 240_000 },
    );
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await longTasks()).toEqual([]);

    await page.getByRole('button', { name: 'Play' }).click();
    await live.getByRole('img', { name: 'Frame 10 of the video' }).waitFor();
    expect(await live.locator('.is output').textContent()).toMatch(/^[012] [←→]$/);
    expect(await live.getByRole('table', { name: 'With an LSTM' }).getByRole('row').count()).toBe(4);

    await page.getByRole('link', { name: 'The course', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Learn', level: 1 }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound', { timeout: 120_000 }, async () => {
      const visited = await visit(browser, 'learn/video', options);
      const { page } = visited;
      await page.locator('.live').scrollIntoViewIfNeeded();
      await page.getByRole('img', { name: 'Frame 1 of the video' }).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Another video' }).click();
      await expectSound(visited);
      await page.close();
    });
  });
});
