import { inspect } from 'node:util';
import { expect } from 'vitest';

/** Holds what a program logs against the comment behind it: numbers to about four digits, as people write them. */
export function logs(expected: string, ...values: readonly unknown[]): void {
  const shown = values.map((value) =>
    typeof value === 'string' ? value : inspect(rounded(value), { depth: 8, breakLength: Infinity, compact: 9 }),
  );
  expect(shown.join(' ')).toBe(expected);
}

/** Holds the error that a statement throws against the comment behind it: `Name: how the message begins`. */
export async function throws(expected: string, statement: () => unknown): Promise<void> {
  const error = await Promise.resolve()
    .then(statement)
    .then(() => new Error('nothing was thrown'))
    .catch((error: unknown) => error as Error);
  expect(`${error.name}: ${error.message}`.slice(0, expected.length)).toBe(expected);
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isFinite(value) && !Number.isInteger(value) ? Number(value.toPrecision(4)) + 0 : value;
  if (Array.isArray(value)) return value.map(rounded);
  return value;
}
