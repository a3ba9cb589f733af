import { expect } from 'vitest';
import { webgpuFlags } from '../../tests/browser/chromium.ts';
import { describeInChromium } from '../../tests/browser/describe.ts';
import { atLeast, drawFive, numberIn, pageTest, probabilities, textOf } from './page.ts';

const test = pageTest(webgpuFlags);

describeInChromium('the page', () => {
  test('trains on the GPU and reads what is drawn', { timeout: 150_000 }, async ({ visit }) => {
    const page = await visit();
    expect(await textOf(page, 'why')).toMatch(/^Runs on WebGPU: /);
    await page.locator('#run').click();
    await atLeast(page, 'steps', 1);
    const first = await numberIn(page, 'loss');
    await drawFive(page);
    await atLeast(page, 'steps', 12);
    await page.locator('#run').click();
    await page.waitForFunction(() => document.getElementById('accuracy')!.textContent !== '–');
    expect(await numberIn(page, 'loss')).toBeLessThan(0.9 * first);
    expect(await numberIn(page, 'accuracy')).toBeGreaterThan(20);
    expect(await textOf(page, 'answer')).toMatch(/^It reads this as \d, /);
    const sum = (await probabilities(page)).reduce((a, b) => a + b);
    expect(Math.abs(sum - 100)).toBeLessThan(1);
  });

  test('begins anew with another device', async ({ visit }) => {
    const page = await visit();
    await page.getByRole('radio', { name: 'CPU' }).check();
    await page.getByText('Runs on the CPU').waitFor();
    await page.locator('#run').click();
    await atLeast(page, 'steps', 5);
    await page.locator('#reset').click();
    await page.getByText('Ready.').waitFor();
    expect([await numberIn(page, 'steps'), await textOf(page, 'loss')]).toEqual([0, '–']);
    await page.getByRole('radio', { name: 'WebGPU' }).check();
    await page.getByText('Runs on WebGPU').waitFor();
  });
});
