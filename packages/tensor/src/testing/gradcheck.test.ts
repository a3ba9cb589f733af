import { expect, test } from 'vitest';
import { customGrad, GradientError, type Tensor, tensor } from '../index.ts';
import { gradcheck } from './gradcheck.ts';

test('the example of its documentation', async () => {
  await gradcheck((x, y) => x.mul(y).tanh(), [tensor([0.1, 0.2]), tensor([0.5, -1])], { order: 2 });
});

test('several outputs, and inputs that are no floats', async () => {
  const index = tensor([2, 0, 0], { dtype: 'int32' });
  await gradcheck((x, i) => [x.indexSelect(0, i).exp(), x.sum()], [tensor([0.1, 0.2, 0.3]), index], { order: 2 });
});

test('a wrong gradient is named', async () => {
  const wrong = customGrad(
    (x: Tensor) => x.mul(x),
    (g: Tensor, x: Tensor) => [g.mul(x)],
  );
  await expect(gradcheck((x) => wrong(x), [tensor([3])])).rejects.toThrow(GradientError);
  await expect(gradcheck((x) => wrong(x), [tensor([3])])).rejects.toThrow(
    /gradcheck: by element 0 of input 0 the derivative is .* by differences and .* by backward\(\)/,
  );
});

test('nothing to differentiate is refused', async () => {
  await expect(gradcheck((x) => x.detach(), [tensor([1])])).rejects.toThrow(
    'gradcheck: no output depends on an input that requires a gradient',
  );
});
