import type { PlanTarget } from '@nacre/tensor/backend';
import { byteLength, storageDTypes } from './storage.ts';

/** Buffers one kernel may use on every WebGPU device. */
const portableBuffers = 8;

/** What the compiler counts on here. */
export const targetOf = (offsetAlignment: number, maxAllocationBytes: number): PlanTarget => ({
  name: 'webgpu',
  capabilities: {
    dtypes: storageDTypes,
    canReadSync: false,
    routines: new Set(['scan', 'argsort', 'scatter']),
    maxBuffersPerKernel: portableBuffers,
    offsetAlignment,
    maxAllocationBytes,
  },
  byteLength,
});

/**
 * A GPU as `inspectPlan` sees it, with the limits that every WebGPU device has. No GPU is needed.
 * @example
 * import { inspectPlan } from '@nacre/tensor/backend';
 * const { launches } = await inspectPlan(() => tensor([1, 2, 3]).softmax(0), webgpuTarget);
 * launches.length; // 1
 */
export const webgpuTarget: PlanTarget = targetOf(256, 2 ** 27);
