import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { type Open, test, testEachLook } from './site-test.ts';
import { watchLongTasks } from './visit.ts';

const explorer = 'internals/explorer';

const write = (page: Page, program: string): Promise<void> => page.getByRole('textbox', { name: 'Program' }).fill(program);

/** Waits for the code of the first kernel. */
const see = (page: Page): Promise<void> => page.locator('pre.code').waitFor({ timeout: 60_000 });

async function openExplorer(open: Open): Promise<Page> {
  const { page } = await open(explorer);
  await see(page);
  return page;
}

describeInChromium('the explorer', () => {
  testEachLook('is sound and accessible', explorer, ({ page }) => see(page));

  test('shows graph, plan, loops, WebAssembly and WGSL of what is written', async ({ open }) => {
    const page = await openExplorer(open);
    const longTasks = await watchLongTasks(page);
    await write(page, 'const { x, w } = inputs({ x: [64, 128], w: [128, 32] });\nx.matmul(w).tanh();');
    await page.getByRole('button', { name: '0: matmul+tanh' }).waitFor();
    await page.getByRole('button', { name: 'tanh [64, 32] float32, in 1 launch: 0' }).waitFor();
    expect(await page.getByText('b1 reads w [128, 32] float32: input, 16,384 bytes').count()).toBe(1);
    expect(await page.getByLabel('Loops and expressions').textContent()).toContain('tanh(');
    await page.locator('pre.code', { hasText: 'f32x4.' }).waitFor();
    await page.getByLabel('GPU (WGSL)').check();
    await page.locator('pre.code', { hasText: 'fn main(' }).waitFor();
    expect(await longTasks()).toEqual([]);
  });

  test('lights up the nodes of a kernel, and the kernels of a node', async ({ open }) => {
    const page = await openExplorer(open);
    await write(page, 'const { x, w, v } = inputs({ x: [64, 32], w: [32, 16], v: [16, 8] });\nx.matmul(w).tanh().matmul(v);');
    const [first, second] = [
      page.getByRole('button', { name: '0: matmul+tanh' }),
      page.getByRole('button', { name: '1: matmul' }),
    ];
    await second.click();
    const nodeNamed = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\[`) });
    await expect.poll(() => nodeNamed('v').getAttribute('class')).toContain('lit');
    expect(await nodeNamed('w').getAttribute('class')).not.toContain('lit');
    await nodeNamed('tanh').focus();
    await page.keyboard.press('Enter');
    expect(await nodeNamed('tanh').getAttribute('aria-pressed')).toBe('true');
    expect([await first.getAttribute('class'), await second.getAttribute('class')]).toEqual(['lit', '']);
  });

  test('shows what is wrong, in its place, and goes on', async ({ open }) => {
    const page = await openExplorer(open);
    const alert = page.locator('#explored-problem');
    await write(page, 'const { x, w } = inputs({ x: [2, 3], w: [4, 5] });\nx.matmul(w);');
    await alert.getByText('line 2, column 3: ShapeMismatchError: matmul: inner dimensions differ').waitFor();
    await write(page, 'inputs({ x: [2] }).x.exp(;');
    await alert.getByText('line 1, column 26: SyntaxError: Unexpected token').waitFor();
    await write(page, 'inputs({ x: [2] }).x.exp();');
    await page.getByRole('button', { name: '0: exp' }).waitFor();
    expect(await alert.textContent()).toBe('');
  });

  test('stops what never ends, when asked and by itself', async ({ open }) => {
    const page = await openExplorer(open);
    const alert = page.locator('#explored-problem');
    await write(page, 'for (;;) {}');
    await page.getByRole('button', { name: 'Stop' }).click();
    await alert.getByText('stopped: as you asked').waitFor();
    await page.getByRole('button', { name: 'Show' }).click();
    await alert.getByText('stopped: it takes longer than 10 seconds').waitFor({ timeout: 40_000 });
    await write(page, 'inputs({ x: [2] }).x.exp();');
    await page.getByRole('button', { name: '0: exp' }).waitFor();
    await expectWorkersEnd(page);
  });
});
