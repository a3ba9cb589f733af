import { OutOfMemoryError } from '@nacre/tensor/backend';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignment, type Block, LinearMemory, reservedBytes } from './memory.ts';

describe('LinearMemory', () => {
  test('blocks are aligned, zero-filled, apart, and accounted for', () => {
    const property = fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.boolean()), { maxLength: 60 }),
      (requests) => {
        const memory = new LinearMemory();
        const live: Block[] = [];
        for (const [bytes, release] of requests) {
          const block = memory.alloc(bytes);
          const view = new Uint8Array(memory.buffer, block.address, block.bytes);
          expect(block.address % alignment).toBe(0);
          expect(block.address).toBeGreaterThanOrEqual(reservedBytes);
          expect(block.bytes).toBeGreaterThanOrEqual(bytes);
          expect(view.every((byte) => byte === 0)).toBe(true);
          view.fill(7);
          for (const other of live)
            expect(other.address + other.bytes <= block.address || block.address + block.bytes <= other.address).toBe(true);
          live.push(block);
          if (release) memory.release(live.splice(bytes % live.length, 1)[0]!);
          expect(memory.bytesInUse).toBe(live.reduce((sum, b) => sum + b.bytes, 0));
        }
      },
    );
    fc.assert(property, { numRuns: 40, seed: 1 });
  });

  test('what was released is joined and used again', () => {
    const memory = new LinearMemory();
    const blocks = Array.from({ length: 8 }, () => memory.alloc(2 ** 20));
    const size = memory.buffer.byteLength;
    for (const i of [3, 1, 2, 0, 7, 5, 6, 4]) memory.release(blocks[i]!);
    expect(memory.bytesInUse).toBe(0);
    memory.alloc(8 * 2 ** 20);
    expect(memory.buffer.byteLength).toBe(size);
  });

  test('the smallest block that fits is taken', () => {
    const memory = new LinearMemory();
    const [large, , small] = [
      memory.alloc(1000 * alignment),
      memory.alloc(1),
      memory.alloc(2 * alignment),
      memory.alloc(1),
    ] as const;
    memory.release(large);
    memory.release(small);
    expect(memory.alloc(2 * alignment).address).toBe(small.address);
  });

  test('memory grows in steps, not with every block', () => {
    const memory = new LinearMemory();
    memory.alloc(1);
    const size = memory.buffer.byteLength;
    for (let i = 0; i < 100; i++) memory.alloc(10_000);
    expect(memory.buffer.byteLength).toBe(size);
  });

  test('the limit is an error with numbers, and what is left still serves', () => {
    const memory = new LinearMemory({ maxBytes: 2 ** 20 });
    memory.alloc(700_000);
    expect(() => memory.alloc(500_000)).toThrow(OutOfMemoryError);
    expect(() => memory.alloc(500_000)).toThrow(
      'alloc: 500000 bytes more do not fit: 700032 are in use of the 1048576 that WebAssembly can address here; use a smaller batch, or dispose() what is no longer needed',
    );
    expect(memory.alloc(300_000).bytes).toBe(300_032);
  });

  test('sizes no machine has are refused', () => {
    const memory = new LinearMemory();
    for (const bytes of [2 ** 32, 2 ** 45, Infinity, NaN]) expect(() => memory.alloc(bytes)).toThrow(OutOfMemoryError);
    expect(memory.bytesInUse).toBe(0);
  });
});
