import { expect, test } from 'vitest';
import { backends } from '../../../benchmarks/scores/backends.ts';
import { command, readScores } from '../../../benchmarks/scores/scores.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { timeOf } from '../.vitepress/theme/scores/time.ts';

/*
 * The scores that are kept are whole, and good enough to show.
 */

const { conformance, times, command: made } = readScores();

test('are made by a command that there is', () => {
  expect(made).toBe(command);
  expect(manifest.scripts).toHaveProperty(command.replace('npm run ', ''));
});

test('say of every backend that it conforms', () => {
  expect(conformance!.backends.map(({ backend }) => backend)).toEqual(backends.map(({ name }) => name));
  for (const { result } of conformance!.backends) {
    expect(result).toMatchObject({ failures: [] });
    expect(result).toHaveProperty('passed', expect.any(Number));
  }
});

test('have a time for every workload on every backend that is timed, with the right answer', () => {
  const timed = backends.filter((each) => each.timed).map(({ name }) => name);
  expect(times!.workloads.length).toBeGreaterThan(3);
  for (const { backends } of times!.workloads) {
    expect(backends.map(({ backend }) => backend)).toEqual(timed);
    for (const { result } of backends) expect(timeOf(result)).toMatch(/^[\d.]+ ± \d+ %$/);
  }
});

test('a failure and a wrong answer are shown as what they are', () => {
  expect(timeOf({ failed: 'no adapter' })).toBe('no adapter');
  const time = { on: 'x', milliseconds: 12.3456, spread: 0.05, disagreement: 0.5, tolerance: 0.01 };
  expect(timeOf(time)).toBe('12.3 ± 5 %, answer off by 0.50');
});
