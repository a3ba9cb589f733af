import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('lets a program end that closes nothing, and runs TypeScript as the program does', async () => {
  const program = fileURLToPath(new URL('./fixtures/unclosed.ts', import.meta.url));
  const args = ['--import', 'tsx', '--conditions=@nacre/source', program];
  expect((await promisify(execFile)(process.execPath, args)).stdout).toBe('0 0 1 0\n');
});
