import { conformance } from '@nacre/tensor/testing';
import { describe, test } from 'vitest';
import { webgpu } from './index.ts';

/** Everything to the default tolerances, NaN and infinities included; GPUs may take subnormal numbers for zeros. */
describe('the WebGPU backend conforms', async () => {
  // More random programs are a slow test: where a processor plays the GPU each takes long.
  for (const { name, skip, run } of await conformance(() => webgpu(), { subnormals: 'flushed', randomCases: 20 })) {
    test(name, { skip: skip !== undefined }, run);
  }
});
