import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startChromium, webgpuFlags } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { encodeCode } from '../../playground/code-link.ts';
import { expectSound, looks, type Visit, visit, watchLongTasks } from './visit.ts';

const patience = { timeout: 120_000 };

/** The playground, with a program from a link, once TypeScript has looked at it. */
async function open(browser: Browser, code?: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const visited = await visit(browser, `playground/${code === undefined ? '' : await encodeCode(code)}`, options);
  await problems(visited.page)
    .getByText(/^(No|\d+) problems?$/)
    .waitFor(patience);
  return visited;
}

const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });
const output = (page: Page) => page.getByRole('log', { name: 'Output' });
const editor = (page: Page) => page.getByRole('textbox', { name: 'Program' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function run(page: Page): Promise<void> {
  await press(page, 'Run');
  await page.getByText(/^(Done|Failed) after/).waitFor(patience);
}

const leave = async ({ page, errors, elsewhere }: Visit): Promise<void> => {
  expect([errors, elsewhere]).toEqual([[], []]);
  await page.close();
};

describeInChromium('the playground', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  describe.each(looks)('$look', ({ options }) => {
    test('is sound and accessible, with output and problems', { timeout: 240_000 }, async () => {
      const visited = await open(
        browser,
        `import { zeros } from '@nacre/tensor';
import { plot } from 'playground';
plot([3, 1, 2], { title: 'Loss' });
console.warn('careful');
zeros([2, 3]).add(zeros([2]));
`,
        options,
      );
      await run(visited.page);
      await expectSound(visited);
      await visited.page.close();
    });
  });

  test('underlines a shape error as it is typed, and says what it is', { timeout: 240_000 }, async () => {
    const visited = await open(browser, "import { zeros } from '@nacre/tensor';\n");
    const { page } = visited;
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
    await leave(visited);
  });

  test('completes names, with what they mean and the import they need', { timeout: 240_000 }, async () => {
    const visited = await open(browser, "import { zeros } from '@nacre/tensor';\n");
    const { page } = visited;
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
    await leave(visited);
  });

  test('Tab indents, and Escape lets it leave', { timeout: 240_000 }, async () => {
    const visited = await open(browser, 'console.log(1);\n');
    const { page } = visited;
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
    await leave(visited);
  });

  test('runs on the CPU, with a plot and an image, and the page stays responsive', { timeout: 240_000 }, async () => {
    const visited = await open(browser);
    const { page } = visited;
    const longTasks = await watchLongTasks(page);
    await run(page);
    await page.getByText(/^Done after .* Runs on your CPU, with \d+ threads?\.$/).waitFor();
    await output(page)
      .getByText(/^loss 0\.0\d+/)
      .waitFor();
    for (const name of ['Loss', 'What it takes for the flower']) {
      const picture = output(page).getByRole('img', { name });
      expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(
        40,
      );
    }
    expect(await longTasks()).toEqual([]);
    expect(await page.getByRole('combobox', { name: 'Device' }).locator('option').allInnerTexts()).toEqual([
      'CPU',
      expect.stringMatching(/^WebGPU \(.+\)$/),
    ]);
    await leave(visited);
  });

  test('shows an error with its line, to which a press leads', { timeout: 240_000 }, async () => {
    const visited = await open(browser);
    const { page } = visited;
    await page.getByRole('combobox', { name: 'Example' }).selectOption('A shape that does not fit');
    await problems(page).getByText('Sequential: layer 2: expected [..., 32], got [8, 64] (32 ≠ 64)').waitFor(patience);
    await run(page);
    await page.getByText(/^Failed after/).waitFor();
    await output(page).getByText('ShapeMismatchError').waitFor();
    await output(page).getByRole('button', { name: 'line 6' }).click();
    expect(await page.locator('.cm-activeLine').innerText()).toContain('model.forward');
    await leave(visited);
  });

  test('does not run what cannot be read', { timeout: 240_000 }, async () => {
    const visited = await open(browser, 'console.log("one");\nconsole.log(;\n');
    await press(visited.page, 'Run');
    await visited.page.getByText('This is no program yet.').waitFor(patience);
    expect(await output(visited.page).innerText()).toMatch(/line 2\s+'\)' expected/);
    await leave(visited);
  });

  test('stops a loop without end, even one that talks, while the page answers', { timeout: 240_000 }, async () => {
    const visited = await open(browser, 'console.log("begun");\nfor (let i = 0; ; i++) console.log(i);\n');
    const { page } = visited;
    await press(page, 'Run');
    await output(page).getByText('too fast to show').first().waitFor(patience);
    await press(page, 'Stop');
    await page.getByText('Stopped.').waitFor();
    expect(await page.getByRole('button', { name: 'Stop' }).isDisabled()).toBe(true);
    // TypeScript's worker is left.
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(1);
    await leave(visited);
  });

  test('tells of errors that nobody waits for', { timeout: 240_000 }, async () => {
    const visited = await open(
      browser,
      'void Promise.reject(new Error("left alone"));\nsetTimeout(() => {\n  throw new Error("later");\n}, 20);\n',
    );
    await run(visited.page);
    await output(visited.page).getByText('Error: left alone').waitFor(patience);
    await output(visited.page).getByText('Error: later').waitFor(patience);
    await output(visited.page).getByRole('button', { name: 'line 3' }).waitFor();
    await leave(visited);
  });

  test('shows no picture that does something', { timeout: 240_000 }, async () => {
    const visited = await open(
      browser,
      `import { show } from 'playground';
show('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="document.title = 1"><title>Sly</title><script>document.title = 1</script></svg>');
`,
    );
    const title = await visited.page.title();
    await run(visited.page);
    await output(visited.page)
      .getByRole('img', { name: 'Sly' })
      .evaluate((image: HTMLImageElement) => image.decode());
    expect(await visited.page.title()).toBe(title);
    expect(await output(visited.page).locator('svg, script').count()).toBe(0);
    await leave(visited);
  });

  test('a link carries the program, also to a page that is open', { timeout: 240_000 }, async () => {
    const visited = await open(browser, undefined, { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = visited;
    await editor(page).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('console.log("²");');
    await press(page, 'Copy link');
    await page.getByText('Copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(new URL(`/playground/${await encodeCode('console.log("²");')}`, inject('site')).href);
    const other = await open(browser);
    await other.page.evaluate((link) => location.assign(link), link);
    await expect.poll(() => editor(other.page).innerText()).toBe('console.log("²");');
    await other.page.reload();
    await expect.poll(() => editor(other.page).innerText(), patience).toBe('console.log("²");');
    await leave(other);
    await leave(visited);
  });

  test('says so when a link is damaged', { timeout: 240_000 }, async () => {
    const visited = await visit(browser, 'playground/#code=AAAA');
    await visited.page.getByText('The program in the link is damaged').waitFor(patience);
    await leave(visited);
  });

  test('ends its workers when it is left', { timeout: 240_000 }, async () => {
    const visited = await open(browser, 'setInterval(() => {}, 10);\n');
    const { page } = visited;
    await run(page);
    expect(page.workers().length).toBeGreaterThan(1);
    await page.getByRole('link', { name: 'Guides' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Guides' }).waitFor();
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(0);
    await leave(visited);
  });

  test('says so where nothing can be computed', { timeout: 240_000 }, async () => {
    const { page } = await visit(browser, `playground/${await encodeCode('console.log(1);')}`, {}, inject('strictSite'));
    await press(page, 'Run');
    await page.getByText(/^Failed after/).waitFor(patience);
    await page.close();
  });
});

describeInChromium('the playground with WebGPU', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(webgpuFlags);
  });
  afterAll(() => browser.close());

  test('runs there', { timeout: 240_000 }, async () => {
    const visited = await open(
      browser,
      `import { defaultDevice, tensor } from '@nacre/tensor';
console.log(tensor([[1, 2], [3, 4]]).matmul(tensor([1, 1])).relu());
console.log(defaultDevice().name);
`,
    );
    const { page } = visited;
    await page.getByRole('combobox', { name: 'Device' }).selectOption('WebGPU');
    await run(page);
    await page.getByText(/^Done after .* Runs on your GPU, through WebGPU\.$/).waitFor();
    await output(page).getByText('Tensor([2], float32, [3, 7])').waitFor(patience);
    await output(page)
      .getByText(/^webgpu/)
      .waitFor();
    await leave(visited);
  });

  test('tells of a device that is lost', { timeout: 240_000 }, async () => {
    const visited = await open(
      browser,
      `import { webgpu } from '@nacre/backend-webgpu';
import { randn, setDefaultDevice } from '@nacre/tensor';

const adapter = await navigator.gpu.requestAdapter();
const device = await adapter!.requestDevice();
setDefaultDevice(await webgpu({ device }));
const x = await randn([64]).sum().item();
console.log(Number.isFinite(x));
device.destroy();
await device.lost;
await randn([64]).sum().item();
`,
    );
    await run(visited.page);
    await output(visited.page).getByText('true').waitFor();
    await output(visited.page)
      .getByText(/DeviceError: .*lost/)
      .waitFor();
    await leave(visited);
  });
});
