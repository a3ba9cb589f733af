import { kernelCases } from '@nacre/tensor/testing';
import { expect, test } from 'vitest';
import { tiled } from '../fixtures/contraction.ts';
import { expectRight } from '../fixtures/running.ts';
import { canBeParted } from '../parts.ts';
import { productOf } from './product.ts';
import { tiles } from './tiling.ts';

/*
 * The products of the conformance suite, which runs them in the form that suits their size, here all in tiles.
 */

const smallest = tiles.at(-1)!;
const products = kernelCases().filter(
  ({ kernel }) => productOf(kernel) !== undefined && kernel.buffers.every(({ dtype }) => dtype !== 'float64'),
);

test.each(products)('in tiles: $name', async ({ kernel, inputs, args }) => {
  await expectRight(kernel, inputs, args, [tiled(kernel, smallest, kernel.name.length % 2 === 0 && canBeParted(kernel) ? 2 : 1)]);
});

test('products of every kind are among them', () => {
  const names = products.map(({ name }) => name).join();
  for (const kind of ['strided', 'dilated', 'grouped', 'depthwise', 'gradient', 'epilogue']) expect(names).toContain(kind);
});
