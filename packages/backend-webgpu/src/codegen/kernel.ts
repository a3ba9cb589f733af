import type { Kernel } from '@nacre/tensor/backend';
import type { GeneratedProgram } from './module.ts';
import { canBeParted, loopsProgram, partedProgram } from './parts.ts';
import { quadsPass } from './quads.ts';
import { portable, type Target } from './target.ts';
import { productOf } from './tile/product.ts';
import { TileWriter } from './tile/program.ts';
import { tilingOf } from './tile/tiling.ts';

/** A kernel as WGSL. Nothing is dispatched for a kernel without points. */
export function generate(kernel: Kernel, target: Target = portable): GeneratedProgram {
  const quads = quadsPass(kernel);
  if (quads !== undefined) return { passes: [quads], scratch: 0 };
  const product = productOf(kernel);
  const tiling = product && tilingOf(product, canBeParted(kernel));
  if (product === undefined || tiling === undefined) return loopsProgram(kernel, target);
  const writer = new TileWriter(product, tiling);
  if (tiling.parts === 1) return { passes: [writer.fused()], scratch: 0 };
  const points = [...product.batch, ...product.rows.axes, ...product.columns.axes];
  return partedProgram(kernel, target, tiling.parts, points, (slot) => writer.partial(slot));
}
