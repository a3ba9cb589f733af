import { describe, expect, test } from 'vitest';
import { ArgumentError, GradientError, noGrad, Parameter, type Tensor, tensor } from './index.ts';

const leaf = (...values: number[]): Tensor => tensor(values, { requiresGrad: true });

describe('which tensors get a gradient', () => {
  test('leaves, not what was computed from them', async () => {
    const x = leaf(1, 2);
    const hidden = x.mul(3);
    hidden.square().sum().backward();
    expect(hidden.grad).toBeUndefined();
    expect(await x.grad!.array()).toEqual([18, 36]);
  });

  test('a leaf that is the loss itself: 1', async () => {
    const loss = tensor(7, { requiresGrad: true });
    loss.backward();
    expect(await loss.grad!.item()).toBe(1);
  });

  test('nothing on the far side of detach; the tensor itself still does', async () => {
    const [x, y] = [leaf(2), leaf(5)];
    const cut = x.square().detach();
    expect([cut.requiresGrad, cut.grad]).toEqual([false, undefined]);
    cut.mul(y).mul(x).sum().backward();
    expect([await x.grad!.item(), await y.grad!.item()]).toEqual([20, 8]);
  });

  test('none that the loss does not depend on, nor one that only chose an index', async () => {
    const [used, unused, scores] = [leaf(1, 2, 3), leaf(4), leaf(3, 9, 5)];
    used
      .gather(0, scores.argmax(0, { keepDim: true }))
      .sum()
      .backward();
    expect([unused.grad, scores.grad]).toEqual([undefined, undefined]);
    expect(await used.grad!.array()).toEqual([0, 1, 0]);
  });

  test('a parameter used twice: the sum, also through one operation', async () => {
    const w = new Parameter(tensor([2, 3]));
    w.mul(w).add(w).sum().backward();
    expect(await w.grad!.array()).toEqual([5, 7]);
    w.grad = undefined;
    w.reshape([1, 2])
      .matmul(w.reshape([2, 1]))
      .sum()
      .backward();
    expect(await w.grad!.array()).toEqual([4, 6]);
  });

  test('a gradient is a value: differentiating it needs grad, not another backward', async () => {
    const x = leaf(2);
    x.pow(3).sum().backward();
    expect(x.grad!.requiresGrad).toBe(false);
    expect(() => x.grad!.sum().backward()).toThrow(GradientError);
  });
});

describe('calling backward again', () => {
  test('on the same loss adds the same gradient: nothing is freed', async () => {
    const x = leaf(1, 2);
    const loss = x.exp().square().sum();
    loss.backward();
    const once = (await x.grad!.data()) as Float32Array;
    loss.backward();
    const twice = (await x.grad!.data()) as Float32Array;
    expect(Array.from(twice)).toEqual(Array.from(once, (g) => 2 * g));
  });

  test('on a loss that was read before', async () => {
    const x = leaf(0, 1);
    const loss = x.exp().sum();
    expect(await loss.item()).toBeCloseTo(1 + Math.E, 5);
    loss.backward();
    const [first, second] = (await x.grad!.array()) as number[];
    expect([first, second]).toEqual([1, expect.closeTo(Math.E, 5)]);
  });

  test('with weights of the elements, whole numbers among them', async () => {
    const x = leaf(1, 2, 3);
    x.square().backward(tensor([1, 0, -1]));
    x.square().backward(tensor([0, 10, 0], { dtype: 'int32' }) as Tensor);
    expect(await x.grad!.array()).toEqual([2, 40, -6]);
    expect(x.grad!.dtype).toBe('float32');
  });

  test('after the gradient was replaced, or cleared', async () => {
    const x = leaf(1, 2);
    x.grad = tensor([10, 20]);
    x.sum().backward();
    expect(await x.grad!.array()).toEqual([11, 21]);
    x.grad = undefined;
    x.sum().backward();
    expect(await x.grad!.array()).toEqual([1, 1]);
  });
});

describe('noGrad', () => {
  test('ends where it began, also when nested, and when the function throws', () => {
    const x = leaf(1);
    const tracked = (): boolean => x.mul(2).requiresGrad;
    noGrad(() => {
      noGrad(() => expect(tracked()).toBe(false));
      expect(tracked()).toBe(false);
      expect(() =>
        noGrad(() => {
          throw new Error('in the middle');
        }),
      ).toThrow('in the middle');
      expect(tracked()).toBe(false);
    });
    expect(tracked()).toBe(true);
    expect(() =>
      noGrad(() => {
        throw new Error('at the end');
      }),
    ).toThrow('at the end');
    expect(tracked()).toBe(true);
  });

  test('does not last over an await', async () => {
    const x = leaf(1);
    const seen = await noGrad(async () => {
      const before = x.mul(2).requiresGrad;
      await Promise.resolve();
      return [before, x.mul(2).requiresGrad];
    });
    expect(seen).toEqual([false, true]);
  });

  test('leaves what was recorded outside as it was: backward works inside', async () => {
    const x = leaf(3);
    const loss = x.square().sum();
    noGrad(() => loss.backward());
    expect(await x.grad!.item()).toBe(6);
  });

  test('a leaf made inside requires its gradient outside', async () => {
    const w = noGrad(() => new Parameter(tensor([2])));
    w.square().sum().backward();
    expect(await w.grad!.item()).toBe(4);
  });
});

describe('what is refused by name, and everything goes on', () => {
  const x = leaf(1, 2);
  test.each<[string, () => unknown, abstract new (...args: never[]) => Error, string]>([
    [
      'a number as weights',
      () => x.mul(2).backward(3 as unknown as Tensor),
      ArgumentError,
      'backward: expected a tensor for the gradient, got number',
    ],
    [
      'weights of another shape',
      () => x.mul(2).backward(tensor([1, 2, 3])),
      GradientError,
      "backward: the gradient's shape [3] is not [2]",
    ],
    [
      'a gradient of another shape',
      () => (x.grad = tensor([1])),
      GradientError,
      'grad: the gradient of [2] has its shape, got [1]',
    ],
    [
      'a loss without leaves',
      () => tensor([1]).exp().sum().backward(),
      GradientError,
      'backward: no tensor it was computed from requires a gradient',
    ],
    [
      'a loss behind detach',
      () => x.detach().sum().backward(),
      GradientError,
      'make the leaf with {requiresGrad: true}, outside noGrad',
    ],
    [
      'whole numbers',
      () => x.to('int32').sum().backward(),
      GradientError,
      'backward: no tensor it was computed from requires a gradient',
    ],
  ])('%s', async (_, attempt, kind, message) => {
    expect(attempt).toThrow(kind);
    expect(attempt).toThrow(message);
    x.grad = undefined;
    x.square().sum().backward();
    expect(await x.grad!.array()).toEqual([2, 4]);
  });
});
