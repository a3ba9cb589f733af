import { isFloat } from '../dtype.ts';
import type { Node } from '../graph/node.ts';
import * as ops from '../ops/index.ts';
import { Tensor } from '../tensor.ts';
import { checkGradients, type GradcheckOptions } from './gradients.ts';

/** The tensors `f` is given: float64 in place of other floats. */
export type InDoublePrecision<Inputs extends readonly Tensor[]> = {
  [I in keyof Inputs]: Inputs[I] extends Tensor<infer S, infer D>
    ? Tensor<S, D extends 'float16' | 'float32' ? 'float64' : D>
    : never;
};

/**
 * Checks the gradients of a function against central differences, (f(x + ε) − f(x − ε)) / 2ε, in float64: `f` is recorded once, on
 * float64 copies of the float inputs, and evaluated by the graph oracle, not on a device. With `order: 2` also the gradients of the
 * gradients. Inputs should be a few dozen numbers, not at kinks of `f`. (PyTorch's `gradcheck` and `gradgradcheck`.)
 *
 * @throws GradientError naming the first derivative that differs.
 * @example
 * await gradcheck((x, y) => x.mul(y).tanh(), [tensor([0.1, 0.2]), tensor([0.5, -1])], { order: 2 });
 */
export async function gradcheck<Inputs extends readonly [Tensor, ...Tensor[]]>(
  f: (...inputs: InDoublePrecision<Inputs>) => Tensor | readonly Tensor[],
  inputs: Inputs,
  options: GradcheckOptions = {},
): Promise<void> {
  const copies = await Promise.all(inputs.map(copyOf));
  const made = f(...(copies as unknown as InDoublePrecision<Inputs>));
  const outputs = made instanceof Tensor ? [made] : made;
  const nodes = (tensors: readonly Tensor[]): Node[] => tensors.map((x) => x.node);
  checkGradients('gradcheck', nodes(outputs), nodes(copies.filter((x) => x.requiresGrad)), options);
}

async function copyOf(input: Tensor): Promise<Tensor> {
  const data = await input.data();
  const { shape, dtype } = input;
  return new Tensor(
    isFloat(dtype) ? ops.source(shape, 'float64', Float64Array.from(data), true) : ops.source(shape, dtype, data.slice()),
  );
}
