import { ArgumentError } from '@nacre/tensor';

const names = ['relu', 'tanh', 'sigmoid', 'gelu', 'silu', 'selu', 'softplus', 'mish'] as const;

/** The activation functions a model can be built with: methods of a tensor. */
export type Activation = (typeof names)[number];

export function requireActivation(model: string, name: string): void {
  if (!names.includes(name as Activation))
    throw new ArgumentError(model, `activation is one of ${names.join(', ')}, got ${name}`);
}
