import { describe } from 'vitest';
import { noChromium } from './chromium.ts';

/** A suite that needs Chromium: skipped, with the reason in its name, where there is none. */
export const describeInChromium = (name: string, suite: () => void | Promise<void>): void => {
  describe.skipIf(noChromium !== undefined)(noChromium === undefined ? name : `${name} (${noChromium})`, suite);
};
