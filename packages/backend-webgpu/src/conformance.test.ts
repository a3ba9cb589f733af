import { conformance } from '@nacre/tensor/testing';
import { describe, test } from 'vitest';
import { webgpu } from './index.ts';

/** Everything to the default tolerances, NaN and infinities included; GPUs may take subnormal numbers for zeros. */
describe('the WebGPU backend conforms', async () => {
  for (const { name, skip, run } of await conformance(() => webgpu(), { subnormals: 'flushed' })) {
    test(name, { skip: skip !== undefined }, run);
  }
});
