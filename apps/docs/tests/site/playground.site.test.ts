import { expect, inject } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { addressOf, checked, editor, openProgram, output, patience, press, problems, run } from './playground.ts';
import { gpuTest, test, testEachLook } from './site-test.ts';
import { visit, watchLongTasks } from './visit.ts';

const faulty = `import { zeros } from '@nacre/tensor';
import { plot } from 'playground';
plot([3, 1, 2], { title: 'Loss' });
console.warn('careful');
zeros([2, 3]).add(zeros([2]));
`;

describeInChromium('the playground', async () => {
  testEachLook(
    'is sound and accessible, with output and problems',
    await addressOf(faulty),
    async ({ page }) => {
      await checked(page);
      await run(page);
    },
    240_000,
  );

  test('runs on the CPU, with a plot and an image, and the page stays responsive', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open);
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
  });

  test('shows an error with its line, to which a press leads', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open);
    await page.getByRole('combobox', { name: 'Example' }).selectOption('A shape that does not fit');
    await problems(page).getByText('Sequential: layer 2: expected [..., 32], got [8, 64] (32 ≠ 64)').waitFor(patience);
    await run(page);
    await page.getByText(/^Failed after/).waitFor();
    await output(page).getByText('ShapeMismatchError').waitFor();
    await output(page).getByRole('button', { name: 'line 6' }).click();
    expect(await page.locator('.cm-activeLine').innerText()).toContain('model.forward');
  });

  test('does not run what cannot be read', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open, 'console.log("one");\nconsole.log(;\n');
    await press(page, 'Run');
    await page.getByText('This is no program yet.').waitFor(patience);
    expect(await output(page).innerText()).toMatch(/line 2\s+'\)' expected/);
  });

  test('stops a loop without end, even one that talks, while the page answers', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open, 'console.log("begun");\nfor (let i = 0; ; i++) console.log(i);\n');
    await press(page, 'Run');
    await output(page).getByText('too fast to show').first().waitFor(patience);
    await press(page, 'Stop');
    await page.getByText('Stopped.').waitFor();
    expect(await page.getByRole('button', { name: 'Stop' }).isDisabled()).toBe(true);
    // TypeScript's worker is left.
    await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(1);
  });

  test('tells of errors that nobody waits for', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(
      open,
      'void Promise.reject(new Error("left alone"));\nsetTimeout(() => {\n  throw new Error("later");\n}, 20);\n',
    );
    await run(page);
    await output(page).getByText('Error: left alone').waitFor(patience);
    await output(page).getByText('Error: later').waitFor(patience);
    await output(page).getByRole('button', { name: 'line 3' }).waitFor();
  });

  test('shows no picture that does something', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(
      open,
      `import { show } from 'playground';
show('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="document.title = 1"><title>Sly</title><script>document.title = 1</script></svg>');
`,
    );
    const title = await page.title();
    await run(page);
    await output(page)
      .getByRole('img', { name: 'Sly' })
      .evaluate((image: HTMLImageElement) => image.decode());
    expect(await page.title()).toBe(title);
    expect(await output(page).locator('svg, script').count()).toBe(0);
  });

  test('a link carries the program, also to a page that is open', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open, undefined, { permissions: ['clipboard-read', 'clipboard-write'] });
    await editor(page).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('console.log("²");');
    await press(page, 'Copy link');
    await page.getByText('Copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(new URL(`/${await addressOf('console.log("²");')}`, inject('site')).href);
    const other = await openProgram(open);
    await other.evaluate((link) => location.assign(link), link);
    await expect.poll(() => editor(other).innerText()).toBe('console.log("²");');
    await other.reload();
    await expect.poll(() => editor(other).innerText(), patience).toBe('console.log("²");');
  });

  test('says so when a link is damaged', { timeout: 240_000 }, async ({ open }) => {
    const { page } = await open('playground/#code=AAAA');
    await page.getByText('The program in the link is damaged').waitFor(patience);
  });

  test('ends its workers when it is left', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(open, 'setInterval(() => {}, 10);\n');
    await run(page);
    expect(page.workers().length).toBeGreaterThan(1);
    await expectWorkersEnd(page);
  });

  test('says so where nothing can be computed', { timeout: 240_000 }, async ({ browser }) => {
    const { page } = await visit(browser, await addressOf('console.log(1);'), {}, inject('strictSite'));
    await press(page, 'Run');
    await page.getByText(/^Failed after/).waitFor(patience);
    await page.close();
  });
});

describeInChromium('the playground with WebGPU', () => {
  gpuTest('runs there', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(
      open,
      `import { defaultDevice, tensor } from '@nacre/tensor';
console.log(tensor([[1, 2], [3, 4]]).matmul(tensor([1, 1])).relu());
console.log(defaultDevice().name);
`,
    );
    await page.getByRole('combobox', { name: 'Device' }).selectOption('WebGPU');
    await run(page);
    await page.getByText(/^Done after .* Runs on your GPU, through WebGPU\.$/).waitFor();
    await output(page).getByText('Tensor([2], float32, [3, 7])').waitFor(patience);
    await output(page)
      .getByText(/^webgpu/)
      .waitFor();
  });

  gpuTest('tells of a device that is lost', { timeout: 240_000 }, async ({ open }) => {
    const page = await openProgram(
      open,
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
    await run(page);
    await output(page).getByText('true').waitFor();
    await output(page)
      .getByText(/DeviceError: .*lost/)
      .waitFor();
  });
});
