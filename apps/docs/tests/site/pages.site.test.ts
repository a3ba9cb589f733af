import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../../../tests/browser/chromium.ts';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { expectSound, looks, visit } from './visit.ts';

/*
 * The built site, in a real Chromium.
 */

const mainPages = [
  '',
  'start/',
  'start/devices',
  'start/from-pytorch',
  'learn/',
  'learn/convolution',
  'learn/attention',
  'guides/errors',
  'guides/speed',
  'backends/',
  'backends/custom',
  'backends/scores',
  'internals/',
  'internals/architecture',
  'reference/',
  'reference/@nacre/layers/',
  'reference/@nacre/layers/classes/Linear',
];

describeInChromium('the built site', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  describe.each(looks)('$look', ({ options }) => {
    test.each(mainPages)('/%s is sound, accessible, and asks no other host', async (path) => {
      const visited = await visit(browser, path, options);
      await expectSound(visited);
      await visited.page.close();
    });
  });

  test('a search finds a name of the reference', async () => {
    const { page, errors } = await visit(browser, '');
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('searchbox').fill('logSumExp');
    await page.locator('.result', { hasText: 'logSumExp' }).first().waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });
});
