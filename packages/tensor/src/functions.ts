/*
 * Operations spelled as functions: `add(x, y)` is `x.add(y)`.
 */

export * from './tensor/functions/activations.ts';
export * from './tensor/functions/arithmetic.ts';
export * from './tensor/functions/elementary.ts';
export * from './tensor/functions/indexing.ts';
export * from './tensor/functions/joining.ts';
export * from './tensor/functions/linear.ts';
export * from './tensor/functions/logic.ts';
export * from './tensor/functions/movement.ts';
export * from './tensor/functions/reductions.ts';
