import { describe, expect, test } from 'vitest';
import { OutOfMemoryError } from '../errors.ts';
import { referenceBackend } from '../reference/interpreter.ts';
import { counting } from './fixtures/counting.ts';
import { type DeviceBuffer, DeviceMemory } from './memory.ts';

const mebibyte = 2 ** 20;

function memory(options: { budget?: number; most?: number } = {}) {
  const backend = referenceBackend();
  const { most = backend.capabilities.maxAllocationBytes } = options;
  const missing = new Set<object>();
  const watched = counting({
    ...backend,
    capabilities: { ...backend.capabilities, maxAllocationBytes: most },
    isMissing: (allocation) => missing.has(allocation),
  });
  let reclaimed = 0;
  const pool = new DeviceMemory(watched.backend, options.budget ?? Infinity, () => void reclaimed++);
  /** A buffer of so many bytes. */
  const take = (bytes: number): DeviceBuffer => {
    const buffer = pool.buffer('uint8', bytes);
    buffer.hold();
    return buffer;
  };
  return { pool, take, missing, counts: watched.counts, reclaimed: () => reclaimed };
}

describe('size classes', () => {
  test('similar requests reuse each other, and the account stays exact', () => {
    const { pool, take, counts } = memory();
    for (const bytes of [1000, 993, 1024, 1001]) {
      const buffer = take(bytes);
      expect(pool.bytesInUse).toBe(bytes);
      buffer.release();
    }
    expect(counts).toMatchObject({ alloc: 1, free: 0, bytes: 1024 });
    expect(pool).toMatchObject({ bytesInUse: 0, peakBytes: 1024, buffers: 0 });
  });

  test.each([257, 4097, 1_000_001, 123_456_789])('%d bytes take 6%% more at most', (bytes) => {
    const { take, counts } = memory();
    take(bytes);
    expect(counts.bytes).toBeGreaterThanOrEqual(bytes);
    expect(counts.bytes).toBeLessThanOrEqual(bytes * (1 + 1 / 16));
  });

  test('never exceed what the backend gives in one piece', () => {
    const { take, counts } = memory({ most: 1030 });
    take(1029);
    expect(counts.bytes).toBe(1030);
  });

  test('never exceed a budget that the request itself keeps', () => {
    const { take } = memory({ budget: 1088 + 1030 });
    take(1030);
    const last = take(1030);
    expect(() => take(300)).toThrow(OutOfMemoryError);
    last.release();
    expect(() => take(1031)).toThrow('memory: 1031 bytes more would exceed the budget of 2118: 1088 are held');
  });
});

describe('what waits for reuse is given back', () => {
  test('when more waits than is in use', () => {
    const { take, counts } = memory();
    const kept = take(8 * mebibyte);
    const many = Array.from({ length: 10 }, () => take(8 * mebibyte));
    for (const buffer of many.slice(0, 9)) buffer.release();
    // 72 MiB wait, 16 are in use.
    expect(counts.free).toBe(0);
    many[9]!.release();
    expect(counts).toMatchObject({ free: 10, bytes: 8 * mebibyte });
    kept.release();
  });

  test('when the budget is reached', () => {
    const { take, counts, reclaimed } = memory({ budget: 3000 });
    take(1024).release();
    take(2048);
    expect(counts.free).toBe(1);
    expect(reclaimed()).toBe(0);
  });

  test('when the backend has no more, with what is held only to be faster', () => {
    const { pool, take, counts, reclaimed } = memory();
    take(1024).release();
    pool.shrink();
    expect([counts.bytes, reclaimed()]).toEqual([0, 1]);
  });

  test('with the slabs of which nothing is in use any more', () => {
    const { pool, take, counts } = memory();
    const kept = take(4);
    const losses = Array.from({ length: 1000 }, () => take(4));
    expect(counts).toMatchObject({ alloc: 4, bytes: 4 * 65_536 });
    for (const loss of losses) loss.release();
    pool.trim();
    expect(counts.bytes).toBe(65_536);
    const { offset, allocation } = kept.ref;
    expect(
      Array.from({ length: 255 }, () => take(4).ref).some((ref) => ref.allocation === allocation && ref.offset === offset),
    ).toBe(false);
    expect(counts.alloc).toBe(4);
  });

  test('at once, if the memory turns out not to be there', () => {
    const { pool, take, counts, missing } = memory();
    const [large, small] = [take(1000), take(8)];
    for (const { ref } of [large, small]) missing.add(ref.allocation);
    large.release();
    small.release();
    expect(counts.free).toBe(1);
    expect([take(1000), take(8)].some(({ ref }) => pool.isMissing(ref.allocation))).toBe(false);
  });
});

test('after the backend is closed, what is given back is only counted', () => {
  const { pool, take, counts } = memory();
  const [many, small] = [Array.from({ length: 10 }, () => take(16 * mebibyte)), take(4)];
  many.pop()!.release();
  pool.close();
  for (const buffer of [...many, small]) buffer.release();
  pool.shrink();
  expect(counts.free).toBe(0);
  expect(pool).toMatchObject({ bytesInUse: 0, buffers: 0 });
});
