import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { editor, openProgram, output, patience, problems } from './playground.ts';
import { test } from './site-test.ts';

describeInChromium('the editor of the playground', () => {
  test('underlines a shape error as it is typed, and says what it is', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open, "import { zeros } from '@nacre/tensor';\n");
    await editor(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('zeros([2, 3]).matmul(zeros([4, 5');
    const sentence = 'matmul: inner dimensions differ: [2, 3] × [4, 5] (3 ≠ 4)';
    await problems(page).getByText(sentence).waitFor(patience);
    const underlined = page.locator('.cm-lintRange-error');
    expect(await underlined.allInnerTexts()).toEqual(['zeros([4, 5])']);
    await underlined.hover();
    await page.locator('.cm-tooltip').getByText(sentence).waitFor(patience);
    await problems(page).getByRole('button', { name: 'line 2' }).click();
    await page.keyboard.press('Control+i');
    await page.locator('.meaning').getByText('zeros', { exact: false }).first().waitFor(patience);
  });

  test('completes names, with what they mean and the import they need', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open, "import { zeros } from '@nacre/tensor';\n");
    await editor(page).click();
    await page.keyboard.press('Control+End');
    /** Types the beginning of a name, waits for its meaning, and takes it. */
    const take = async (typed: string, name: RegExp): Promise<void> => {
      await page.keyboard.type(typed);
      const option = page.getByRole('option', { name }).first();
      await option.waitFor(patience);
      await page.locator('.cm-completionInfo .meaning p').waitFor(patience);
      await option.click();
    };
    await take('zeros([2, 3]).softm', /^softmax$/);
    await page.keyboard.type('(1).add(');
    await take('rand', /^randn/);
    await expect
      .poll(() => editor(page).innerText(), patience)
      .toMatch(/^import \{ randn, zeros \} from '@nacre\/tensor';\nzeros\(\[2, 3\]\)\.softmax\(1\)\.add\(randn/);
  });

  test('Tab indents, and Escape lets it leave', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open, 'console.log(1);\n');
    await editor(page).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    expect(await editor(page).innerText()).toMatch(/^ {2}console/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await editor(page).evaluate((element) => element === document.activeElement)).toBe(false);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+Enter');
    await output(page).getByText('1', { exact: true }).waitFor(patience);
  });
});
