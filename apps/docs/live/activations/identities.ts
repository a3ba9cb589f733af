import type { Tensor } from '@nacre/tensor';
import { derivative } from './functions.ts';

type Formula = (x: Tensor) => Tensor;

export interface Identity {
  readonly equation: string;
  readonly left: Formula;
  readonly right: Formula;
}

const oneMinus = (x: Tensor): Tensor => x.neg().add(1) as Tensor;
const sigmoid: Formula = (x) => x.sigmoid();

/** What activations have to do with each other. Derivatives are those of automatic differentiation. */
export const identities: readonly Identity[] = [
  { equation: 'tanh x = 2σ(2x) − 1', left: (x) => x.tanh(), right: (x) => x.mul(2).sigmoid().mul(2).sub(1) as Tensor },
  { equation: 'σ(−x) = 1 − σ(x)', left: (x) => x.neg().sigmoid() as Tensor, right: (x) => oneMinus(x.sigmoid()) },
  { equation: 'σ′ = σ · (1 − σ)', left: derivative(sigmoid), right: (x) => x.sigmoid().mul(oneMinus(x.sigmoid())) as Tensor },
  { equation: 'tanh′ = 1 − tanh²', left: derivative((x) => x.tanh()), right: (x) => oneMinus(x.tanh().square()) },
  { equation: 'softplus′ = σ', left: derivative((x) => x.softplus()), right: sigmoid },
  { equation: 'softplus(x) − softplus(−x) = x', left: (x) => x.softplus().sub(x.neg().softplus()) as Tensor, right: (x) => x },
  { equation: 'SiLU(x) = x · σ(x)', left: (x) => x.silu(), right: (x) => x.mul(x.sigmoid()) as Tensor },
  { equation: 'GELU(x) ≈ x · σ(1.702 x)', left: (x) => x.gelu(), right: (x) => x.mul(x.mul(1.702).sigmoid()) as Tensor },
];
