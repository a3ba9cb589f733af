import { argument, type ModuleBuffer, type Parameter, type Tensor } from '@nacre/tensor';

/** A number of an update, as an argument of its program: it may change without a new one. */
export const changeable = (parameter: Tensor, value: () => number): Tensor => argument(value, parameter.dtype);

/** What the gradient is of: the loss, or with `maximize` its negative. */
export const oriented = (gradient: Tensor, { maximize }: { readonly maximize: boolean }): Tensor =>
  maximize ? gradient.neg() : gradient;

/** The gradient, oriented, plus weightDecay · p: that of the loss with weightDecay / 2 · ‖p‖² added. */
export function decayed(
  parameter: Parameter,
  gradient: Tensor,
  options: { readonly maximize: boolean; readonly weightDecay: number },
): Tensor {
  const g = oriented(gradient, options);
  return options.weightDecay === 0 ? g : g.add(parameter.mul(changeable(parameter, () => options.weightDecay)));
}

/** buffer ← share · buffer + (1 − share) · value, a running mean that begins at 0; gives its new value. */
export function averaged(buffer: ModuleBuffer, value: Tensor, share: () => number, by: string): Tensor {
  const mean = buffer.mul(changeable(buffer, share)).add(value.mul(changeable(buffer, () => 1 - share())));
  buffer.assign(mean, by);
  return mean;
}
