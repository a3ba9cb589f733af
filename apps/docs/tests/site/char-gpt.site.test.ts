import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd, runUntil } from './live.ts';
import { test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

/** The likeliest next character, and how probable it is in percent. */
async function likeliest(live: Locator): Promise<readonly [string, number]> {
  const row = live.locator('.probability-bars tr').first();
  return [(await row.locator('th').textContent())!, Number.parseFloat((await row.locator('.number').textContent())!)];
}

/** The text without the marks of its line ends. */
const textOf = async (live: Locator): Promise<string> => (await live.locator('.watched-text').textContent())!.replaceAll('↵', '');

describeInChromium('the GPT that writes', () => {
  test('expects u after q, writes, and shows what its heads look back at', { timeout: 180_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open('learn/char-gpt');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.locator('.probability-bars tr').first().waitFor({ timeout: 60_000 });
    expect(await scriptBytes()).toBeLessThan(200_000);
    await page.getByLabel('Beginning').fill('The q');
    await expect.poll(() => likeliest(live)).toEqual(['u', expect.closeTo(100, -1)]);
    expect(await textOf(live)).toBe('The q');

    await page.getByLabel('Layer 2, head 3').check();
    const said = live.getByText(/^Layer 2, head 3 at/);
    await expect
      .poll(() => said.textContent())
      .toMatch(/^Layer 2, head 3 at “q” looks at .+ \(\d+\s%\), .+ \(\d+\s%\), .+ \(\d+\s%\)\.$/);
    await page.getByLabel('Drawn from').selectOption('the likeliest');
    await expect.poll(() => likeliest(live)).toEqual(['u', 100]);
    await page.getByRole('button', { name: 'One character' }).click();
    await expect.poll(() => textOf(live)).toBe('The qu');

    // Looking back does not change the text; writing from there does.
    const text = live.locator('.watched-text');
    await text.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => said.textContent()).toBe('Layer 2, head 3 at “T” looks at itself (100\u00a0%).');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => said.textContent()).toContain(' at “h” looks at ');
    await text.locator('span').nth(2).click();
    await expect.poll(() => said.textContent()).toContain(' at “e” looks at ');
    expect(await textOf(live)).toBe('The qu');
    await page.getByRole('button', { name: 'One character' }).click();
    await expect.poll(() => textOf(live)).toMatch(/^The[^q]$/);

    await page.getByLabel('Drawn from').selectOption('all 65');
    await page.getByLabel('Beginning').fill('KING RICHARD №3:\n');
    await expect.poll(() => textOf(live)).toBe('KING RICHARD 3:\n');
    const longTasks = await watchLongTasks(page);
    await runUntil(page, 'Write', () =>
      expect.poll(() => live.locator('.written').count(), { timeout: 60_000 }).toBeGreaterThan(80),
    );
    expect(await longTasks()).toEqual([]);
    expect(await textOf(live)).toMatch(/\b(the|and|I|to|of|you|my)\b/);
    // What lies further back than its 64 characters it does not see.
    await text.focus();
    await page.keyboard.press('End');
    await expect.poll(async () => (await text.locator('span').count()) - (await text.locator('.unseen').count())).toBe(64);
    await page.getByRole('button', { name: 'Begin again' }).click();
    await expect.poll(() => textOf(live)).toBe('KING RICHARD 3:\n');

    await expectWorkersEnd(page);
  });

  testEachLook('is sound after it has written', 'learn/char-gpt', async ({ page }) => {
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.locator('.probability-bars tr').first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'One character' }).click();
    await expect.poll(() => live.locator('.written').count()).toBe(1);
  });
});
