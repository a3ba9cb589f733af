import { DeviceError, ShapeMismatchError, tensor } from '@nacre/tensor';
import { expect, test } from 'vitest';
import { orProblem } from './problem.ts';

test('what can be done is done', async () => {
  expect(await orProblem(() => tensor([1, 2]).sum().item())).toBe(3);
});

test('what cannot be done is told in the words of the error', async () => {
  expect(
    await orProblem(() => {
      throw new ShapeMismatchError('add', 'sizes differ', 'use one size');
    }),
  ).toEqual({ problem: 'add: sizes differ; use one size' });
});

test('a lost device and mistakes of a program are not answers', async () => {
  for (const error of [new DeviceError('read', 'the device is lost'), new TypeError('not a function')]) {
    await expect(orProblem(() => Promise.reject(error))).rejects.toBe(error);
  }
});
