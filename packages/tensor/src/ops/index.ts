export * from './convolution.ts';
export * from './elementwise.ts';
export * from './memory.ts';
export * from './movement.ts';
export * from './reduce.ts';
