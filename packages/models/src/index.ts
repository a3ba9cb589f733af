export { LeNet5, type LeNet5Options } from './lenet5.ts';
export { MLP, type MLPOptions } from './mlp.ts';
