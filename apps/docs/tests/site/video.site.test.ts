import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

describeInChromium('moving digits', () => {
  test('are found with a memory, better than without', { timeout: 300_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/video');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.getByRole('img', { name: 'Frame 1 of the video' }).waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    const longTasks = await watchLongTasks(page);
    await runUntil(page, 'Train', () =>
      page.waitForFunction(
        () => {
          const [, memory, single] =
            /right: (\d+) % with an LSTM, (\d+) % without/.exec(document.querySelector('.live')!.textContent!) ?? [];
          return Number(memory) >= 70 && Number(single) < 60;
        },
        undefined,
        { timeout: 240_000 },
      ),
    );
    expect(await longTasks()).toEqual([]);

    await page.getByRole('button', { name: 'Play' }).click();
    await live.getByRole('img', { name: 'Frame 10 of the video' }).waitFor();
    expect(await live.locator('.is output').textContent()).toMatch(/^[012] [←→]$/);
    expect(await live.getByRole('table', { name: 'With an LSTM' }).getByRole('row').count()).toBe(4);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', 'learn/video', async ({ page }) => {
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.getByRole('img', { name: 'Frame 1 of the video' }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Another video' }).click();
  });
});
