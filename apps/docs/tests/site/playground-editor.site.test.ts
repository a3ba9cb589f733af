import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { checked, editor, openProgram, output, patience, problems } from './playground.ts';
import { test, testEachLook } from './site-test.ts';

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
    await page.locator('.meaning pre').getByText('zeros([2, 2]').waitFor(patience);
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
      await page.locator('.cm-completionInfo .meaning p').first().waitFor(patience);
      await option.click();
    };
    await take('zeros([2, 3]).softm', /^softmax$/);
    await page.keyboard.type('(1).add(');
    await take('rand', /^randn/);
    await expect
      .poll(() => editor(page).innerText(), patience)
      .toMatch(/^import \{ randn, zeros \} from '@nacre\/tensor';\nzeros\(\[2, 3\]\)\.softmax\(1\)\.add\(randn/);
  });

  test('shows the parameters of the call that is typed, and other signatures by keys', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open, "import { tensor, zeros } from '@nacre/tensor';\n");
    const hints = page.getByRole('tooltip');
    const active = hints.locator('b');
    /** What was said to those who do not see it; the place it stands in is cleared soon. */
    const said = await page.locator('.cm-announced').evaluateHandle((place) => {
      const texts: string[] = [];
      new MutationObserver(() => texts.push(place.textContent!)).observe(place, { childList: true });
      return texts;
    });
    await editor(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('zeros(');
    await active.getByText('shape: Shape').waitFor(patience);
    expect(await hints.innerText()).toContain('A tensor full of 0.');
    expect(await said.jsonValue()).toContain('zeros, shape: Shape');
    await page.keyboard.type('[2, 3], ');
    await active.getByText(/^options\?:/).waitFor(patience);
    await page.keyboard.type(');');
    await hints.waitFor({ state: 'detached' });

    await page.keyboard.type('\ntensor([1], ');
    await hints.getByText('2 of 3').waitFor(patience);
    await page.keyboard.press('ArrowDown');
    await hints.getByText('3 of 3').waitFor();
    await page.keyboard.press('ArrowDown');
    await hints.getByText('1 of 3').waitFor();
    await page.keyboard.press('ArrowUp');
    await hints.getByText('3 of 3').waitFor();
    // What completes closes first.
    await page.keyboard.type('{ dt');
    const completion = page.getByRole('option', { name: 'dtype' });
    await completion.waitFor(patience);
    await page.keyboard.press('Escape');
    await completion.waitFor({ state: 'detached' });
    await hints.getByText('3 of 3').waitFor();
    await page.keyboard.press('Escape');
    await hints.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+Space');
    await active.getByText(/^options/).waitFor(patience);
    await page.keyboard.press('Control+Home');
    await hints.waitFor({ state: 'detached' });
  });

  testEachLook('is sound while it shows parameters', 'playground/', async ({ page }) => {
    await checked(page);
    await editor(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nconsole.log(');
    await page.getByRole('tooltip').getByText('...data: any[]').waitFor(patience);
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
