import type { Threads } from '@nacre/tensor/backend';

/** More than this gain nothing: memory is what they wait for. */
const mostThreads = 16;

interface Host {
  readonly process?: { getBuiltinModule?: (name: string) => unknown };
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly crossOriginIsolated?: boolean;
}

/** How many threads there will be, and why. */
export function chooseThreads(wanted: number | 'auto'): Threads {
  if (wanted === 1) return { count: 1, reason: 'as asked for' };
  const host = globalThis as Host;
  const builtin = host.process?.getBuiltinModule;
  if (builtin === undefined && host.crossOriginIsolated !== true) {
    const fix = 'send Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';
    return { count: 1, reason: `threads cannot share memory here, as the page is not cross-origin isolated; ${fix}` };
  }
  if (wanted !== 'auto') return { count: wanted, reason: 'as asked for' };
  const os = builtin?.('node:os') as { availableParallelism(): number } | undefined;
  const processors = os?.availableParallelism() ?? host.navigator?.hardwareConcurrency ?? 1;
  return { count: Math.min(processors, mostThreads), reason: `of ${processors} processors` };
}
