import { grad, type Tensor } from '@nacre/tensor';
import type { Activation } from './catalogue.ts';

export const functions: Readonly<Record<Activation, (x: Tensor) => Tensor>> = {
  sigmoid: (x) => x.sigmoid(),
  tanh: (x) => x.tanh(),
  relu: (x) => x.relu(),
  leakyRelu: (x) => x.leakyRelu(0.1),
  elu: (x) => x.elu(),
  softplus: (x) => x.softplus(),
  step: (x) => x.step(),
  gelu: (x) => x.gelu(),
  silu: (x) => x.silu(),
  mish: (x) => x.mish(),
};

/** The derivatives of a function of single elements, at all places at once. */
export const derivative = (f: (x: Tensor) => Tensor): ((x: Tensor) => Tensor) => grad((x: Tensor) => f(x).sum() as Tensor);
