import { ShapeMismatchError, type Tensor, tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { Conv2d, Linear, ReLU, Residual, Sequential } from './index.ts';

const times = (factor: number): { forward(x: Tensor): Tensor } => ({ forward: (x) => x.mul(factor) });

describe('Residual', () => {
  it('adds the input, or what the shortcut makes of it, and applies the activation to the sum', async () => {
    const x = tensor([-1, 2]);
    expect(await new Residual(times(3)).forward(x).array()).toEqual([-4, 8]);
    expect(await new Residual(times(3), { shortcut: times(10) }).forward(x).array()).toEqual([-13, 26]);
    expect(await new Residual(times(3), { activation: new ReLU() }).forward(x).array()).toEqual([0, 8]);
  });

  it('finds the parameters of body, shortcut and activation', () => {
    const block = new Residual(new Sequential(new Linear(2, 3), new ReLU()), { shortcut: new Linear(2, 3, { bias: false }) });
    expect(block.namedParameters().map(([name]) => name)).toEqual(['body.0.weight', 'body.0.bias', 'shortcut.weight']);
  });

  it('lets the gradient through twice', async () => {
    const x = tensor([1, 2], { requiresGrad: true });
    new Residual(times(3)).forward(x).sum().backward();
    expect(await x.grad!.array()).toEqual([4, 4]);
  });

  it('does not broadcast', () => {
    const block: { forward(x: Tensor): Tensor } = new Residual(new Conv2d(3, 6, 1) as { forward(x: Tensor): Tensor });
    expect(() => block.forward(zeros([1, 3, 4, 4]))).toThrow(ShapeMismatchError);
    expect(() => block.forward(zeros([1, 3, 4, 4]))).toThrow(
      'Residual: the body gives [1, 6, 4, 4], the way around it [1, 3, 4, 4]; give a shortcut',
    );
  });
});
