import { conformance } from '@nacre/tensor/testing';
import { describe, test } from 'vitest';
import { javascript } from './backend.ts';

describe('the JavaScript backend conforms', async () => {
  for (const { name, skip, run } of await conformance(() => javascript())) {
    test.skipIf(skip)(skip ? `${name} (${skip})` : name, run);
  }
});
