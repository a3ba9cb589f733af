/** What can be chosen, by name: for the page, without what computes it. */
export const activations = [
  ['sigmoid', 'sigmoid'],
  ['tanh', 'tanh'],
  ['relu', 'ReLU'],
  ['leakyRelu', 'leaky ReLU'],
  ['elu', 'ELU'],
  ['softplus', 'softplus'],
  ['step', 'step'],
  ['gelu', 'GELU'],
  ['silu', 'SiLU'],
  ['mish', 'Mish'],
] as const;

export type Activation = (typeof activations)[number][0];
