import type { FunctionBuilder, Local } from '../wasm/assembler.ts';

/** What the engine offers and the user allows; programs depend on nothing else. */
export interface Target {
  /** `relaxed_madd` is there, fuses, and `strict` is off. */
  readonly fma: boolean;
  /** Programs run over a memory that threads share. */
  readonly shared: boolean;
  /** Whether tiles of six rows are faster than those of four; asked when the first product is compiled. */
  readonly tallTiles: () => boolean;
}

/**
 * A mathematical function as straight-line code: reads its operands (f32x4, not to be changed) from locals, leaves an f32x4 on
 * the stack, may make locals. Scalars take the same code through a splat, so that a loop and its tail agree to the last bit.
 */
export type VectorFunction = (f: FunctionBuilder, operands: readonly Local[], target: Target) => void;
