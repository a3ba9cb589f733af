import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { streamFile } from './fixtures/stream-file.ts';

describe('a file of 2 GB', () => {
  it.each([false, true])('streams in flat memory (shuffled: %s)', { timeout: 600_000 }, async (shuffled) => {
    const folder = await mkdtemp(join(tmpdir(), 'nacre-stream-'));
    try {
      const { batches, right, growth } = await streamFile(join(folder, 'records'), 2 ** 31, shuffled);
      expect([batches, right]).toEqual([2 ** 31 / 4096 / 64, true]);
      expect(growth).toBeLessThan(64 * 2 ** 20);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
