import { afterEach, describe, expect, test } from 'vitest';
import { oneHot } from '../functions.ts';
import { IndexOutOfRangeError, type Tensor, tensor, traceCalls, zeros } from '../index.ts';

afterEach(() => traceCalls(false));

/** Not known on the host. */
const computed = (values: number[]): Tensor<[number], 'int32'> => tensor(values).mul(1).to('int32') as Tensor<[number], 'int32'>;

async function failure(reading: Promise<unknown>): Promise<IndexOutOfRangeError> {
  const error: unknown = await reading.catch((reason) => reason);
  expect(error).toBeInstanceOf(IndexOutOfRangeError);
  return error as IndexOutOfRangeError;
}

const stackOf = (error: Error): string[] => ((error.cause as Error | undefined)?.stack ?? '').split('\n');

const pickFourth = (from: Tensor): Tensor => from.indexSelect(0, computed([1, 4]));

describe('an index that the device finds out of range', () => {
  test('has no cause by default', async () => {
    const error = await failure(pickFourth(zeros([3])).data());
    expect('cause' in error).toBe(false);
    expect(error.message).toContain('traceCalls(true) adds the lines that gave them');
  });

  test('has the calls that recorded it as its cause, where calls are traced', async () => {
    traceCalls(true);
    const [first, ...frames] = stackOf(await failure(pickFourth(zeros([3])).data()));
    expect(first).toBe('indexSelect');
    expect(frames.find((frame) => frame.includes('pickFourth'))).toMatch(/calls\.test\.ts:\d+:\d+/);
  });

  test.each<[string, () => Tensor]>([
    ['gather', () => zeros([3]).gather(0, computed([3]))],
    ['scatter', () => zeros([3]).scatter(0, computed([3]), 1)],
    ['scatterAdd', () => zeros([3]).scatterAdd(0, computed([3]), tensor([1]))],
    ['oneHot', () => oneHot(computed([3]), 3)],
  ])('in %s', async (operation, make) => {
    traceCalls(true);
    const error = await failure(make().data());
    expect(error.message).toContain(`an index given to ${operation} was out of range`);
    expect(stackOf(error)[0]).toBe(operation);
  });

  test('in a gradient leads to the call that is differentiated', async () => {
    traceCalls(true);
    const weights = tensor([1, 2, 3], { requiresGrad: true });
    pickFourth(weights).sum().backward();
    const stack = stackOf(await failure(weights.grad!.data()));
    expect(stack.some((frame) => frame.includes('pickFourth'))).toBe(true);
  });

  test('in two calls leads to both', async () => {
    traceCalls(true);
    const sum = pickFourth(zeros([3]))
      .sum()
      .add(
        zeros([3])
          .gather(0, computed([9]))
          .sum(),
      );
    const error = await failure(sum.data());
    expect(
      stackOf(error)
        .filter((line) => !line.startsWith('    at '))
        .sort(),
    ).toEqual(['gather', 'indexSelect']);
    expect(error.message).toMatch(/given to (gather and to indexSelect|indexSelect and to gather) was/);
  });

  test('in a call that only one of two programs makes wrongly leads to that one', async () => {
    traceCalls(true);
    const pick = (place: number) =>
      zeros([3])
        .gather(0, computed([place]))
        .sum();
    const good = () => pick(2);
    const bad = () => pick(3);
    expect(await good().item()).toBe(0);
    const stack = stackOf(await failure(bad().data()));
    expect(stack.some((frame) => frame.includes('bad'))).toBe(true);
    expect(stack.some((frame) => frame.includes('good'))).toBe(false);
  });
});
