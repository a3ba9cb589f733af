import { expect, test } from 'vitest';
import * as errors from './errors.ts';

test.each(Object.entries(errors))('%s carries its name, whatever a minifier calls the class', (name, Class) => {
  const error = new Class('matmul', 'inner dimensions differ', 'transpose one');
  expect(Object.hasOwn(error, 'name')).toBe(true);
  expect(String(error)).toBe(`${name}: matmul: inner dimensions differ; transpose one`);
  expect(error).toMatchObject({ operation: 'matmul', fix: 'transpose one' });
});
