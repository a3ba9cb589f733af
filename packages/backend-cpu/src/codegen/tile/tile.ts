import type { Kernel } from '@nacre/tensor/backend';
import { loopCost } from './cost.ts';
import { type Product, productOf } from './product.ts';
import { type Limits, type Tiling, tilingOf } from './tiling.ts';

/** Sums and packed blocks stay in the second-level cache, the panels of the innermost loop in the first. */
const cacheLimits: Limits = {
  sums: 32_768,
  scalar: 256,
  vector: 1024,
  leastVector: 64,
  leastScalar: 8,
  steps: { outer: 320, dot: 1024 },
  packedOnce: 1 << 22,
  parallelWork: 1 << 18,
  parallelUnits: 4,
};

/** Multiply-adds below which nothing is worth a tile. */
const leastWork = 256;

/** The choice of how to run a product, from its shape alone; undefined if the general loops are as good. */
export function chooseTiling(kernel: Kernel): Tiling | undefined {
  const product = productOf(kernel);
  if (product === undefined || product.multiplyAdds < leastWork) return undefined;
  const best = bestTiling(product);
  return best !== undefined && best.cost < loopCost(product) ? best : undefined;
}

/** The cheapest of all ways to tile a product. */
export function bestTiling(product: Product, limits: Limits = cacheLimits): Tiling | undefined {
  return (['outer', 'dot'] as const)
    .flatMap((form) => [false, true].flatMap((vectorIsM) => tilingOf(product, form, vectorIsM, limits) ?? []))
    .reduce<Tiling | undefined>((best, tiling) => (best === undefined || tiling.cost < best.cost ? tiling : best), undefined);
}
