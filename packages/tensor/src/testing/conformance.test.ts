import { describe, test } from 'vitest';
import { referenceBackend } from '../reference/interpreter.ts';
import { createDevice } from '../runtime/device.ts';
import { conformance } from './conformance.ts';

describe('the reference device', async () => {
  for (const { name, skip, run } of await conformance(() => createDevice(referenceBackend()))) {
    test.skipIf(skip)(skip ? `${name} (${skip})` : name, run);
  }
});
