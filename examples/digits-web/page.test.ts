import { expect } from 'vitest';
import { describeInChromium } from '../../tests/browser/describe.ts';
import { atLeast, drawFive, pageTest, probabilities, textOf } from './page.ts';

const test = pageTest();

describeInChromium('the page', () => {
  test('without WebGPU says why, trains on the CPU and learns to read', async ({ visit }) => {
    const page = await visit();
    expect(await textOf(page, 'why')).toMatch(
      /^Runs on the CPU, in a worker, with .* The GPU cannot be used: .*(missing|no adapter)/,
    );
    expect(await page.locator('input[value=webgpu]').isDisabled()).toBe(true);
    await page.locator('#run').click();
    await atLeast(page, 'accuracy', 98);
    await page.locator('#run').click();
    await drawFive(page);
    await page.getByText('It reads this as 5, and is sure of it.').waitFor();
    expect((await probabilities(page))[5]).toBeGreaterThan(95);

    await page.locator('#clear').click();
    await page.getByText('It has nothing to read yet.').waitFor();
    await page.locator('#example').click();
    await page.getByText('It reads this as').waitFor();
  });
});
