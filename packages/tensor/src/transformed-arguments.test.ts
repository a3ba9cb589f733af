import { describe, expect, test } from 'vitest';
import {
  ArgumentError,
  checkpoint,
  customGrad,
  grad,
  jvp,
  ModuleBuffer,
  noGrad,
  ShapeMismatchError,
  type Tensor,
  tensor,
  vjp,
  vmap,
  zeros,
} from './index.ts';

describe('arguments and results that do not fit are named', () => {
  type Loose = (...args: unknown[]) => (...args: unknown[]) => unknown;
  const [mapped, graded, kept] = [vmap as unknown as Loose, grad as unknown as Loose, checkpoint as unknown as Loose];
  const custom = customGrad as unknown as Loose;
  const [along, pulled] = [jvp, vjp].map((f) => f as unknown as (...args: unknown[]) => unknown) as [Loose, Loose];
  const [m, x] = [zeros([3, 2]) as Tensor, tensor([1, 2], { requiresGrad: true })];
  const same = (a: unknown): unknown => a;
  const back = (result: unknown) => () =>
    (
      custom(
        (a: Tensor) => a.mul(1),
        () => result,
      )(x) as Tensor
    )
      .sum()
      .backward();
  const promise = 'got a promise: transformed functions only record, and are not async';

  test.each<[string, () => unknown, abstract new (...args: never[]) => Error, string]>([
    ['vmap over a number', () => mapped(same)(3), ArgumentError, 'vmap: expected a tensor for argument 0, got number'],
    ['vmap of too few', () => mapped(same, [0, 0])(m), ArgumentError, 'vmap: 1 arguments need as many dimensions, got 2'],
    ['vmap of too many', () => mapped(same, [0])(m, m), ArgumentError, 'vmap: 2 arguments need as many dimensions, got 1'],
    ['vmap along 0.5', () => mapped(same, [0.5])(m), ArgumentError, 'vmap: there is no dimension 0.5 in [3, 2]'],
    ['vmap along NaN', () => mapped(same, [Number.NaN])(m), ArgumentError, 'vmap: there is no dimension NaN in [3, 2]'],
    [
      'vmap to a number',
      () => mapped(() => 3)(m),
      ArgumentError,
      "vmap: expected a tensor for the function's result, got number",
    ],
    [
      'vmap to a list with null',
      () => mapped((a: unknown) => [a, null])(m),
      ArgumentError,
      "vmap: expected a tensor for the function's result, got null",
    ],
    [
      'vmap of an async function',
      () => mapped(async (a: unknown) => a)(m),
      ArgumentError,
      `vmap: expected a tensor for the function's result, ${promise}`,
    ],
    ['grad by a number', () => graded(same)(3), ArgumentError, 'grad: expected a tensor for argument 0, got number'],
    [
      'grad of a number',
      () => graded(() => 3)(x),
      ArgumentError,
      "grad: expected a tensor for the function's result, got number",
    ],
    [
      'grad of an async function',
      () => graded(async (a: unknown) => a)(x),
      ArgumentError,
      `grad: expected a tensor for the function's result, ${promise}`,
    ],
    ['jvp at a number', () => along(same, [3], [x]), ArgumentError, 'jvp: expected a tensor for argument 0, got number'],
    ['jvp along a number', () => along(same, [x], [3]), ArgumentError, 'jvp: expected a tensor for tangent 0, got number'],
    [
      'jvp of nothing',
      () => along(() => undefined, [x], [x]),
      ArgumentError,
      "jvp: expected a tensor for the function's result, got undefined",
    ],
    [
      'jvp along another shape',
      () => along(same, [x], [m]),
      ShapeMismatchError,
      'jvp: tangent 0 must have shape [2], got [3, 2]',
    ],
    ['vjp at a number', () => pulled(same, 3), ArgumentError, 'vjp: expected a tensor for argument 0, got number'],
    ['vjp of a number', () => pulled(() => 3, x), ArgumentError, "vjp: expected a tensor for the function's result, got number"],
    [
      'vjp with a number',
      () => vjp((a: Tensor) => a, x)[1](3 as unknown as Tensor),
      ArgumentError,
      'vjp: expected a tensor for the weights, got number',
    ],
    [
      'checkpoint of a list',
      () => kept((a: unknown) => [a])(x),
      ArgumentError,
      "checkpoint: expected a tensor for the function's result, got object",
    ],
    [
      'customGrad at a number',
      () => custom(same, same)(3),
      ArgumentError,
      'customGrad: expected a tensor for argument 0, got number',
    ],
    [
      'customGrad to a number',
      () => custom(() => 3, same)(x),
      ArgumentError,
      "customGrad: expected a tensor for the function's result, got number",
    ],
    [
      'a gradient that is a number',
      back([3]),
      ArgumentError,
      'customGrad: expected a tensor for the gradient of argument 0, got number',
    ],
    ['gradients of more arguments', back([null, null]), Error, 'customGrad: backward must return 1 gradients, got 2'],
    [
      'a gradient of another shape',
      back([m]),
      ShapeMismatchError,
      'customGrad: the gradient of argument 0 must have shape [2], got [3, 2]',
    ],
  ])('%s', (_, attempt, kind, message) => {
    expect(attempt).toThrow(kind);
    expect(attempt).toThrow(message);
    expect(x.mul(2).requiresGrad).toBe(true);
  });

  test('a gradient of another dtype comes in that of its argument', async () => {
    const rounded = customGrad(
      (a: Tensor) => a.mul(1),
      (g) => [g.to('int32') as Tensor],
    );
    const at = tensor([1, 2], { requiresGrad: true });
    rounded(at).mul(2.5).sum().backward();
    expect([at.grad!.dtype, await at.grad!.array()]).toEqual(['float32', [2, 2]]);
  });

  test('reading a value inside', () => {
    expect(() => vmap((a: Tensor) => a.mul(a.sum().itemSync() as number))(m)).toThrow(
      'a value inside a transformed function was read',
    );
  });

  test('an example assigned to a statistic: the next plan refuses it, and the statistic is as before', async () => {
    const mean = new ModuleBuffer(tensor([1, 2]));
    const y = vmap((a: Tensor) => {
      noGrad(() => mean.assign(mean.mul(0.9).add(a.to('float32').mul(0.1))));
      return a.mul(2);
    })(m);
    await expect(y.data()).rejects.toThrow('a value inside a transformed function was read');
    expect(await mean.array()).toEqual([1, 2]);
    expect(await tensor([1]).add(1).item()).toBe(2);
  });
});
