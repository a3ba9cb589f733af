import type { BlockProduct } from './blocks.ts';
import { Packed } from './layout.ts';
import type { Side, Tiling } from './tiling.ts';

/** What lies where in the scratch memory: the tables and what is packed once are shared, blocks are each thread's own. */
export class Scratch {
  readonly product: BlockProduct;
  /** By number of the buffer in the tiled kernel. */
  readonly buffers = new Map<number, { readonly shared: boolean; readonly offset: number }>();
  readonly sharedBytes: number;
  readonly ownBytes: number;
  /** Steps of the outermost dimension of what is packed once, or one for the tables alone. */
  readonly preparations: number;

  constructor(product: BlockProduct, { kernel, scalar, vector, sums }: Tiling) {
    this.product = product;
    const once = packedOnce([scalar, vector]);
    let [shared, own] = [align(product.tableBytes), 0];
    for (let buffer = sums - 2; buffer <= sums; buffer++) {
      const bytes = 4 * kernel.buffers[buffer]!.count;
      if (buffer === once?.buffer) {
        this.buffers.set(buffer, { shared: true, offset: shared });
        shared = align(shared + bytes);
      } else {
        this.buffers.set(buffer, { shared: false, offset: own });
        own = align(own + bytes);
      }
    }
    this.sharedBytes = shared;
    this.ownBytes = own;
    this.preparations = once !== undefined && once.dimensions.length > 1 ? once.dimensions[0]!.count : Number(shared > 0);
  }
}

/** At most one of two sides. */
export function packedOnce(sides: readonly Side[]): Packed | undefined {
  const once = sides.find((side) => side.once)?.layout;
  return once instanceof Packed ? once : undefined;
}

const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;
