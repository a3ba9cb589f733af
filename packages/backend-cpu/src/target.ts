import { bytesPerElement, dtypes, type PlanTarget } from '@nacre/tensor/backend';
import { alignment, mostPages, pageBytes } from './memory.ts';

interface Memory {
  readonly canReadSync: boolean;
  readonly strict: boolean;
  readonly maxBytes: number;
}

/** What the compiler counts on here. */
export const targetOf = ({ canReadSync, strict, maxBytes }: Memory): PlanTarget => ({
  name: 'cpu',
  capabilities: {
    dtypes: new Set(dtypes),
    canReadSync,
    routines: new Set(['scan', 'argsort', 'scatter']),
    winograd: !strict,
    maxBuffersPerKernel: 8,
    offsetAlignment: alignment,
    maxAllocationBytes: maxBytes,
  },
  byteLength: (dtype, count) => bytesPerElement(dtype) * count,
});

/**
 * The CPU as `inspectPlan` sees it: what `cpu()` plans with, without a device.
 * @example
 * import { inspectPlan } from '@nacre/tensor/backend';
 * const { launches } = await inspectPlan(() => tensor([1, 2, 3]).softmax(0), cpuTarget);
 * launches.length; // 1
 */
export const cpuTarget: PlanTarget = targetOf({ canReadSync: true, strict: false, maxBytes: mostPages * pageBytes });
