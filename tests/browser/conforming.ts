import { afterAll, test } from 'vitest';
import { noChromium } from './chromium.ts';
import type { ListedCase } from './conformance-page.ts';
import { describeInChromium } from './describe.ts';
import { openPage } from './open.ts';

declare const listCases: () => Promise<ListedCase[]>;
declare const runCase: (i: number) => Promise<void>;

/** The cases of the conformance suite whose place divides by `every`, in a page. */
export function describeConformance(every: number): void {
  describeInChromium('the WebGPU backend conforms in Chromium', async () => {
    if (noChromium !== undefined) return;
    const { page, close } = await openPage('./conformance-page.ts');
    afterAll(close);
    const cases = await page.evaluate(() => listCases());
    for (const [i, { name, skip }] of cases.entries()) {
      if (i % every === 0) test.skipIf(skip)(skip ? `${name} (${skip})` : name, () => page.evaluate((i) => runCase(i), i));
    }
  });
}
