export type { Activation } from './activation.ts';
export { LeNet5, type LeNet5Options } from './lenet5.ts';
export { MLP, type MLPOptions } from './mlp.ts';
export { Perceptron, type PerceptronOptions } from './perceptron.ts';
