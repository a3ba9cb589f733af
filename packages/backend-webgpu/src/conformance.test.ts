import { conformance } from '@nacre/tensor/testing';
import { describe, expect, test } from 'vitest';
import { requestAdapter } from './adapter.ts';
import { webgpu } from './index.ts';

/** Everything to the default tolerances, NaN and infinities included; GPUs may take subnormal numbers for zeros. */
describe('the WebGPU backend conforms', async () => {
  for (const { name, skip, run } of await conformance(() => webgpu(), { subnormals: 'flushed' })) {
    test(name, { skip: skip !== undefined }, run);
  }
});

/** The device above has subgroups where its adapter has. */
describe('without subgroups it conforms as well', async () => {
  const plain = async () => webgpu({ device: await (await requestAdapter({})).requestDevice() });
  const kernels = (await conformance(plain, { subnormals: 'flushed' })).filter(({ name }) => name.startsWith('kernel:'));
  test('in kernels', () => expect(kernels.length).toBeGreaterThan(50));
  for (const { name, skip, run } of kernels) test(name, { skip: skip !== undefined }, run);
});
