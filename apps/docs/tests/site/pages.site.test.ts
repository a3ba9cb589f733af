import { describe, expect, inject } from 'vitest';
import { describeInChromium } from '../../../../tests/browser/describe.ts';
import { pages } from '../programs.ts';
import { linksOf, placesIn } from './links.ts';
import { test } from './site-test.ts';
import { expectSound, looks } from './visit.ts';

/*
 * The built site, in a real Chromium.
 */

/** The addresses of the pages that people wrote. */
const writtenPages = pages.filter((page) => page !== 'README.md').map((page) => page.replace(/(index)?\.md$/, ''));

/** Those that are looked at in the dark and on a phone, too. */
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
  describe.each(looks)('$look', ({ look, options }) => {
    test.for(look === 'light' ? [...new Set([...writtenPages, ...mainPages])] : mainPages)(
      '/%s is sound, accessible, and asks no other host',
      async (path, { open }) => {
        await expectSound(await open(path, options));
      },
    );
  });

  test.skipIf(process.env.NACRE_SITE !== undefined)(
    'every link on a written page leads somewhere (only the built site has all in its HTML)',
    async () => {
      const site = inject('site');
      const htmlAt = async (address: string): Promise<string | undefined> => {
        const response = await fetch(address);
        return response.ok ? response.text() : undefined;
      };
      const targets = new Map<string, Map<string, string>>();
      for (const path of writtenPages) {
        for (const [target, fragments] of linksOf((await htmlAt(site + path))!, site + path)) {
          const linked = targets.get(target) ?? new Map<string, string>();
          for (const fragment of ['', ...fragments]) linked.set(fragment, path);
          targets.set(target, linked);
        }
      }
      expect(targets.size).toBeGreaterThan(writtenPages.length);
      const dead: string[] = [];
      for (const [target, fragments] of targets) {
        const html = await htmlAt(target);
        const places = placesIn(html ?? '');
        for (const [fragment, from] of fragments) {
          if (html === undefined || (fragment !== '' && !places.has(fragment))) dead.push(`/${from}: ${target}#${fragment}`);
        }
      }
      expect(dead).toEqual([]);
    },
  );

  test('a search finds a name of the reference', async ({ open }) => {
    const { page } = await open('');
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('searchbox').fill('logSumExp');
    await page.locator('.result', { hasText: 'logSumExp' }).first().waitFor();
  });
});
