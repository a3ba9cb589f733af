import { webgpu } from '@nacre/backend-webgpu';
import { conformance } from '@nacre/tensor/testing';
import { describe, expect, test } from 'vitest';
import { newGPUDevice } from './gpu-device.ts';

/** The kernels of the conformance suite whose place divides by `every`, on a device that was asked for without subgroups. */
export function describeWithoutSubgroups(every: number): void {
  describe('the WebGPU backend conforms without subgroups', async () => {
    const plain = async () => webgpu({ device: await newGPUDevice() });
    const kernels = (await conformance(plain, { subnormals: 'flushed' })).filter(({ name }) => name.startsWith('kernel:'));
    test('in kernels', () => expect(kernels.length).toBeGreaterThan(50));
    for (const [i, { name, skip, run }] of kernels.entries()) if (i % every === 0) test(name, { skip: skip !== undefined }, run);
  });
}
