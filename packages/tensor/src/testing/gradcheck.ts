import { isFloat } from '../dtype.ts';
import * as ops from '../ops/index.ts';
import { Tensor } from '../tensor.ts';
import { checkGradients, type GradcheckOptions } from './gradients.ts';

/**
 * Checks the gradients of a function against central differences, (f(x + ε) − f(x − ε)) / 2ε, in float64: `f` is recorded once, on
 * float64 copies of the float inputs, and evaluated by the graph oracle, not on a device. With `order: 2` also the gradients of the
 * gradients. Inputs should be a few dozen numbers, not at kinks of `f`. (PyTorch's `gradcheck` and `gradgradcheck`.)
 *
 * @throws GradientError naming the first derivative that differs.
 * @example
 * await gradcheck((x, y) => x.mul(y).tanh(), [tensor([0.1, 0.2]), tensor([0.5, -1])], { order: 2 });
 */
export async function gradcheck(
  f: (...inputs: Tensor[]) => Tensor | readonly Tensor[], inputs: readonly Tensor[], options: GradcheckOptions = {},
): Promise<void> {
  const copies = await Promise.all(inputs.map(async (input) => {
    const data = await input.data();
    const node = isFloat(input.dtype)
      ? ops.source(input.shape, 'float64', Float64Array.from(data), true)
      : ops.source(input.shape, input.dtype, data.slice());
    return new Tensor(node);
  }));
  const made = f(...copies);
  const outputs = made instanceof Tensor ? [made] : made;
  checkGradients('gradcheck', outputs.map((y) => y.node), copies.filter((x) => x.requiresGrad).map((x) => x.node), options);
}
