import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('locks the peers by hash and names no download address', () => {
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8')) as {
    packages: Record<string, { resolved?: string; integrity?: string }>;
  };
  const downloads = Object.entries(packages).filter(([path]) => path !== '');
  expect(downloads.filter(([, { resolved, integrity }]) => resolved?.includes('://') || !integrity)).toEqual([]);
});
