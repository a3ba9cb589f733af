import { afterAll, beforeAll, describe, test } from 'vitest';
import { readCases } from '../pytorch/files.ts';
import { families, type ReferenceCase } from '../pytorch/fixture.ts';
import { describeInChromium } from './describe.ts';
import { type OpenPage, openPage } from './open.ts';

declare const agreesWithPyTorch: (c: ReferenceCase) => Promise<void>;
declare const followsDifferences: (c: ReferenceCase) => Promise<void>;

/** Cases at a kink, a jump, a tie or an infinite slope, where differences tell nothing. */
const notSmooth = /kink|ties|stable|at the ends|^step$|^clamp both$|^round halves|^mod takes/;

describeInChromium('WebGPU in Chromium', () => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await openPage('./pytorch-page.ts');
  });
  afterAll(() => open.close());

  describe.each(families)('agrees with PyTorch: %s', (family) => {
    for (const c of readCases(family)) test(c.name, () => open.page.evaluate((c) => agreesWithPyTorch(c), c));
  });

  describe.each(['calculus', 'elementwise', 'reductions', 'shapes', 'indexing', 'windows'] as const)(
    'has the gradients of central differences: %s',
    (family) => {
      for (const c of readCases(family).filter(({ name, grads }) => grads !== undefined && !notSmooth.test(name))) {
        test(c.name, () => open.page.evaluate((c) => followsDifferences(c), c));
      }
    },
  );
});
