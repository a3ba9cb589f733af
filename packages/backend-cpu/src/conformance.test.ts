import { conformance } from '@nacre/tensor/testing';
import { describe, test } from 'vitest';
import { cpu } from './index.ts';

describe.each([
  { strict: false, randomCases: 100 },
  { strict: true, randomCases: 10 },
])('the CPU backend conforms, strict: $strict', async ({ strict, randomCases }) => {
  for (const { name, skip, run } of await conformance(() => cpu({ strict }), { randomCases }))
    test(name, { skip: skip !== undefined }, run);
});
