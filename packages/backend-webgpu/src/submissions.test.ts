import { expect, test } from 'vitest';
import { submissionsOf } from './submissions.ts';

const split = (...billions: number[]): number[][] =>
  submissionsOf(billions.map((n) => ({ work: n * 1e9 }))).map((items) => items.map(({ work }) => work / 1e9));

test('what is soon done goes in one submission', () => {
  expect(split(1, 40, 0, 50, 2)).toEqual([[1, 40, 0, 50, 2]]);
  expect(split()).toEqual([]);
});

test('what takes long is split; a single launch cannot be', () => {
  expect(split(100, 30, 10, 900, 1, 0)).toEqual([[100, 30], [10], [900], [1, 0]]);
});
