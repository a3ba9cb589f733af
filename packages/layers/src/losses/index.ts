export * from './binary.ts';
export type { ClassOptions, Examples, Labelled, Targeted } from './classes.ts';
export * from './cross-entropy.ts';
export * from './divergence.ts';
export type { Equal, LossOptions, Reduced, Reduction } from './reduction.ts';
export * from './regression.ts';
