import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectWorkersEnd } from './live.ts';
import { test, testEachLook } from './site-test.ts';

const path = 'learn/convolution-against-dense';

/** Waits until both layers have answered. */
async function start(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Kernel' }).scrollIntoViewIfNeeded();
  await page.getByRole('img', { name: /feature map/ }).waitFor({ timeout: 60_000 });
}

/** How much the dense layer minds the shift, in per cent. */
const denseDifference = (page: Page): Promise<number> =>
  page
    .getByText(/differs by/)
    .last()
    .textContent()
    .then((text) => Number(/differs by ([\d.]+)/.exec(text!)![1]));

describeInChromium('convolution against dense layers', () => {
  test('the map follows the image, the dense layer does not, and weights are counted', { timeout: 120_000 }, async ({ open }) => {
    const { page, scriptBytes } = await open(path);
    await start(page);
    expect(await denseDifference(page)).toBe(0);

    const { x, y, width } = (await page.getByRole('img', { name: 'A digit, moved' }).boundingBox())!;
    await page.mouse.move(x + width / 2, y + width / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + (5 * width) / 28, y + width / 2 - (3 * width) / 28, { steps: 5 });
    await page.mouse.up();
    expect(await page.getByRole('slider', { name: 'Right' }).inputValue()).toBe('5');
    expect(await page.getByRole('slider', { name: 'Down' }).inputValue()).toBe('-3');
    await expect.poll(() => denseDifference(page)).toBeGreaterThan(20);
    expect(await page.getByText('differs by 0.0 %').count()).toBe(1);

    await page.getByRole('slider', { name: 'Right' }).focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    await page.getByRole('slider', { name: 'Down' }).fill('0');
    await expect.poll(() => denseDifference(page)).toBe(0);

    await page.getByRole('slider', { name: 'Image' }).last().scrollIntoViewIfNeeded();
    await page.getByText('230,400,000,000').waitFor();
    await page.getByRole('slider', { name: 'Image' }).last().fill('250');
    await page.getByText('187,500,000').waitFor();
    await page.getByText('27,000', { exact: true }).waitFor();
    expect(await scriptBytes()).toBeLessThan(200_000);
    await expectWorkersEnd(page);
  });

  testEachLook('is sound', path, async ({ page }) => {
    await start(page);
    await page.getByRole('slider', { name: 'Right' }).fill('4');
    await expect.poll(() => denseDifference(page)).toBeGreaterThan(20);
    await page.getByRole('slider', { name: 'Image' }).last().scrollIntoViewIfNeeded();
    await page.getByText('230,400,000,000').waitFor();
  });
});
