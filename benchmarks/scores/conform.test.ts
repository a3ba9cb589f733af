import { expect, test } from 'vitest';
import { conform } from './conform.ts';

test('counts what passes, tells what fails, and sums up what is left out by reason', async () => {
  const fails = async (): Promise<void> => {
    throw new Error('wrong\nand more');
  };
  const result = await conform([
    { name: 'a', run: async () => {} },
    { name: 'b', run: fails },
    { name: 'c', skip: 'no float64', run: fails },
    { name: 'd', skip: 'no float64', run: fails },
    { name: 'e', run: async () => {} },
  ]);
  expect(result).toEqual({
    passed: 2,
    failures: [{ name: 'b', error: 'wrong' }],
    skipped: [{ reason: 'no float64', cases: 2 }],
  });
});
