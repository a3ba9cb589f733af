import { conformance } from '@nacre/tensor/testing';
import { describe, test } from 'vitest';
import { cpu } from './index.ts';

describe.each([{}, { strict: true }])('the CPU backend conforms, %j', async (options) => {
  for (const { name, skip, run } of await conformance(() => cpu(options))) test(name, { skip: skip !== undefined }, run);
});
