import { describe, expect, test } from 'vitest';
import { deferredTensor, IndexOutOfRangeError, Parameter, ShapeMismatchError, type Tensor, tensor, zeros } from './index.ts';

function counted(): { made: () => number; x: ReturnType<typeof deferredTensor<[3]>> } {
  let made = 0;
  const x = deferredTensor([3], () => {
    made++;
    return new Float32Array([1, 2, 3]);
  });
  return { made: () => made, x };
}

describe('a deferred tensor', () => {
  test('is made when a value is needed, once', async () => {
    const { made, x } = counted();
    const doubled = x.mul(2);
    expect(doubled.shape).toEqual([3]);
    expect(made()).toBe(0);
    expect(await doubled.array()).toEqual([2, 4, 6]);
    expect(await x.add(1).array()).toEqual([2, 3, 4]);
    expect(made()).toBe(1);
  });

  test('stays unmade in a parameter that is frozen, differentiated, handed out, and replaced', async () => {
    const { made, x } = counted();
    const parameter = new Parameter(x);
    parameter.requiresGrad = false;
    parameter.requiresGrad = true;
    parameter.square().sum().backward();
    const other = new Parameter(zeros([3]));
    other.load(parameter.value);
    parameter.load(tensor([7, 8, 9]));
    expect(await parameter.array()).toEqual([7, 8, 9]);
    expect(made()).toBe(0);
    expect(await other.array()).toEqual([1, 2, 3]);
    expect(await parameter.grad!.array()).toEqual([2, 4, 6]);
    expect(made()).toBe(1);
  });

  test('must be of the size it says', async () => {
    const wrong = deferredTensor([2], () => new Float32Array(3));
    await expect(wrong.data()).rejects.toThrow(ShapeMismatchError);
    await expect(wrong.data()).rejects.toThrow('deferredTensor: 3 values do not fill the shape [2]');
  });
});

describe('a tensor too large to exist', () => {
  const weight = deferredTensor([480_000, 480_000], () => new Float32Array(1)) as Tensor;

  test('has shapes, and gives shapes', () => {
    expect(weight.shape).toEqual([480_000, 480_000]);
    expect((zeros([1, 480_000]) as Tensor).matmul(weight.t()).shape).toEqual([1, 480_000]);
  });

  test.each([
    ['itself', () => weight],
    ['a product with it', () => (zeros([1, 480_000]) as Tensor).matmul(weight.t())],
    ['what is computed from it', () => weight.neg().narrow(0, 0, 1)],
  ])('is refused when values are needed: %s', async (_, make) => {
    await expect(make().data()).rejects.toThrow('a tensor holds at most 2^31 - 1 elements, got [480000, 480000]');
  });
});

describe('known data', () => {
  test('is what the host has', async () => {
    const computed = tensor([1, 2]).mul(2);
    expect(computed.knownData()).toBeUndefined();
    await computed.data();
    expect(computed.knownData()).toEqual(new Float32Array([2, 4]));
    expect(tensor([3, 4], { dtype: 'int32' }).knownData()).toEqual(new Int32Array([3, 4]));
  });

  test('is a copy', async () => {
    const x = tensor([1, 2]);
    x.knownData()![0] = 9;
    expect(await x.array()).toEqual([1, 2]);
  });
});

test('gather names the operation it is part of', async () => {
  const [x, index] = [tensor([[1, 2]]), tensor([[5]], { dtype: 'int32' })];
  expect(() => x.gather(1, index, { operation: 'lookup' })).toThrow('lookup: index 5 at place 0 is outside [0, 2)');
  await expect(x.gather(1, index.add(1), { operation: 'lookup' }).array()).rejects.toThrow(IndexOutOfRangeError);
  await expect(x.gather(1, index.add(1), { operation: 'lookup' }).array()).rejects.toThrow('lookup');
});
