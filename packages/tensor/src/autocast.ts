import { ArgumentError } from './errors.ts';
import { withOperands } from './math/contraction.ts';

/**
 * Records what f does with mixed precision (`torch.autocast`): float32 operands of products (`matmul`, `bmm`, `dot`, `einsum`) and of convolutions are
 * rounded to float16, and so are their gradients; sums, results and everything else stay float32. Only what is recorded before f returns
 * counts. With `float32` nothing is rounded, inside another `autocast` too. The device must have float16.
 *
 * Gradients below 6e-8 vanish in float16 and those above 65504 overflow: scale the loss, as `fit` of `@nacre/train` does.
 * @throws ArgumentError for another dtype
 * @example
 * const x = tensor([1.0001]);
 * await autocast('float16', () => x.dot(tensor([1]))).item(); // 1
 */
export function autocast<T>(dtype: 'float16' | 'float32', f: () => T): T {
  if (dtype !== 'float16' && dtype !== 'float32')
    throw new ArgumentError('autocast', `expected 'float16' or 'float32', got ${String(dtype)}`);
  return withOperands(dtype, f);
}
