import type { Scalar } from '../graph/node.ts';
import { nextKey } from '../random/generator.ts';
import { activeTrace, eachRun } from './tracing.ts';

/** The key of the next random tensor: another one for every run of a function that is compiled. */
export function randomKey(): readonly [Scalar, Scalar] {
  if (activeTrace() === undefined) return nextKey();
  const [high, low] = [{ current: 0 }, { current: 0 }];
  eachRun(() => {
    [high.current, low.current] = nextKey();
  });
  return [high, low];
}
