import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

/** Two places of the picture, given in its pixels. */
async function places(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const { width } = (await page.locator('.picture').boundingBox())!;
  const [sourcePosition, targetPosition] = [from, to].map(([x, y]) => ({ x: (x / 32) * width, y: (y / 32) * width }));
  return { sourcePosition: sourcePosition!, targetPosition: targetPosition! };
}

describeInChromium('captions', () => {
  testEachLook('say what is drawn', 'learn/captioning', async ({ page, scriptBytes }) => {
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    const caption = live.locator('.whole');
    await expect.poll(() => caption.textContent(), { timeout: 60_000 }).toBe('a small red circle above a big blue square');
    expect(await scriptBytes()).toBeLessThan(200_000);

    const first = page.getByRole('group', { name: 'First thing' });
    await first.getByLabel('Colour').selectOption('green');
    await first.getByLabel('Shape').selectOption('triangle');
    await expect.poll(() => caption.textContent()).toBe('a small green triangle above a big blue square');
    await page.getByRole('group', { name: 'Caption' }).getByRole('button', { name: 'above' }).click();
    expect(await live.locator('.probability-bars th').first().textContent()).toBe('above');

    // The first thing, dragged into the second.
    await live.locator('.picture').dragTo(live.locator('.picture'), await places(page, [16, 6], [16, 23]));
    await expect.poll(() => caption.textContent()).toBe('a small green triangle inside a big blue square');
    await live.getByLabel('Only one thing').check();
    await expect.poll(() => caption.textContent()).toBe('a small green triangle');
    await page.getByRole('group', { name: 'Caption' }).getByRole('button').nth(3).waitFor();
  });

  test('end with the page', { timeout: 120_000 }, async ({ open }) => {
    const { page } = await open('learn/captioning');
    await page.locator('.live').scrollIntoViewIfNeeded();
    await page.locator('.live .probability-bars').waitFor({ timeout: 60_000 });
    await expectWorkersEnd(page);
  });
});
