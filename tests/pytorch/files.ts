import { readFileSync } from 'node:fs';
import type { Family, ReferenceCase } from './fixture.ts';

export function readCases(family: Family): readonly ReferenceCase[] {
  return JSON.parse(readFileSync(new URL(`./fixtures/${family}.json`, import.meta.url), 'utf8'));
}
