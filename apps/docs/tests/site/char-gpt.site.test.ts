import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit, watchLongTasks } from './visit.ts';

/** The likeliest next character, and how probable it is in percent. */
async function likeliest(live: Locator): Promise<readonly [string, number]> {
  const row = live.locator('.bars li').first();
  return [(await row.locator('b').textContent())!, Number.parseFloat((await row.locator('output').textContent())!)];
}

/** The text without the marks of its line ends. */
const textOf = async (live: Locator): Promise<string> => (await live.locator('.watched-text').textContent())!.replaceAll('↵', '');

describeInChromium('the GPT that writes', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test('expects u after q, writes, and shows what its heads look back at', { timeout: 180_000 }, async () => {
    const { page, errors, scriptBytes } = await visit(browser, 'learn/char-gpt');
    const live = page.locator('.live');
    await live.scrollIntoViewIfNeeded();
    await live.locator('.bars li').first().waitFor({ timeout: 60_000 });
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
    await page.getByRole('button', { name: 'Write' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.live .written').length > 80, undefined, { timeout: 60_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await longTasks()).toEqual([]);
    expect(await textOf(live)).toMatch(/\b(the|and|I|to|of|you|my)\b/);
    // What lies further back than its 64 characters it does not see.
    await text.focus();
    await page.keyboard.press('End');
    await expect.poll(async () => (await text.locator('span').count()) - (await text.locator('.unseen').count())).toBe(64);
    await page.getByRole('button', { name: 'Begin again' }).click();
    await expect.poll(() => textOf(live)).toBe('KING RICHARD 3:\n');

    await page.getByRole('link', { name: 'The course', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Learn', level: 1 }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  describe.each(looks)('$look', ({ options }) => {
    test('is sound after it has written', { timeout: 120_000 }, async () => {
      const visited = await visit(browser, 'learn/char-gpt', options);
      const { page } = visited;
      const live = page.locator('.live');
      await live.scrollIntoViewIfNeeded();
      await live.locator('.bars li').first().waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'One character' }).click();
      await expect.poll(() => live.locator('.written').count()).toBe(1);
      await expectSound(visited);
      await page.close();
    });
  });
});
