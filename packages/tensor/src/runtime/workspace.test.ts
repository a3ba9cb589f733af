import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Launch } from '../contract/backend.ts';
import { defaultDevice, OutOfMemoryError, setDefaultDevice, tensor } from '../index.ts';
import { referenceBackend } from '../reference/interpreter.ts';
import { createDevice } from './device.ts';
import { counting } from './fixtures/counting.ts';

const before = defaultDevice();
afterAll(() => setDefaultDevice(before));

/** More than any value here takes. */
const bytes = 5000;
let ran: readonly Launch[];
beforeEach(() => {
  ran = [];
});

/** A backend whose launches need memory of their own. */
function greedy() {
  const backend = referenceBackend();
  return counting({
    ...backend,
    workspace: () => bytes,
    run(launches) {
      ran = launches;
      return backend.run(launches);
    },
  });
}

const twoKernels = () => {
  const rows = tensor([
    [1, 2],
    [3, 4],
  ]).softmax(0);
  return rows.matmul(rows).sum().item();
};

test('the launches of a plan share their workspace, which is counted', async () => {
  const { backend, counts } = greedy();
  const device = createDevice(backend);
  setDefaultDevice(device);
  expect(await twoKernels()).toBeCloseTo(2, 6);
  expect(ran.length).toBeGreaterThan(1);
  expect(ran[0]!.workspace).toBeDefined();
  expect(new Set(ran.map(({ workspace }) => workspace)).size).toBe(1);
  expect(device.memory().bytesInUse).toBeGreaterThanOrEqual(bytes);
  const { alloc } = counts;
  await twoKernels();
  expect(counts.alloc).toBe(alloc);
});

test('it keeps to the budget', async () => {
  setDefaultDevice(createDevice(greedy().backend, { memory: bytes }));
  await expect(twoKernels()).rejects.toThrow(OutOfMemoryError);
});

test('if there is no memory for it, the error names what was called', async () => {
  const { backend } = greedy();
  const alloc = (size: number): object => {
    if (size >= bytes) throw new OutOfMemoryError('alloc', `${size} bytes are too many`, 'use fewer');
    return backend.alloc(size);
  };
  setDefaultDevice(createDevice({ ...backend, alloc }));
  await expect(tensor([1, 2]).exp().data()).rejects.toThrow(/^data: \d+ bytes are too many; use fewer$/);
});
