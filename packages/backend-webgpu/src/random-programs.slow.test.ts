import { conformance } from '@nacre/tensor/testing';
import { describe, expect, test } from 'vitest';
import { webgpu } from './index.ts';

describe('the WebGPU backend agrees with the oracle', async () => {
  const cases = (await conformance(() => webgpu(), { subnormals: 'flushed' })).filter(({ name }) => name.startsWith('random '));
  test('on random programs', () => expect(cases.length).toBeGreaterThan(20));
  for (const { name, skip, run } of cases) test(name, { skip: skip !== undefined }, run);
});
