import type { Kernel } from '@nacre/tensor/backend';

/**
 * What a program is told of a launch, in memory: the address of its scratch space, the addresses of its buffers (i32 each), and from
 * a multiple of 8 on its arguments, 8 bytes each.
 */
export interface RecordLayout {
  readonly scratch: number;
  readonly buffers: readonly number[];
  readonly args: readonly number[];
  readonly bytes: number;
}

export function recordLayout({ buffers, args }: Pick<Kernel, 'buffers' | 'args'>): RecordLayout {
  const argsAt = Math.ceil((4 + 4 * buffers.length) / 8) * 8;
  return {
    scratch: 0,
    buffers: buffers.map((_, i) => 4 + 4 * i),
    args: args.map((_, i) => argsAt + 8 * i),
    bytes: argsAt + 8 * args.length,
  };
}
