import { verifyKernel as verify } from '../../compile/verify/kernel.ts';
import type { Kernel } from '../../contract/kernel.ts';

/**
 * Throws InternalError if a kernel breaks a rule of the contract, run with the arguments given. Walks every point: for tests.
 * @example
 * const past = build.store(0, build.at(build.axis(0), 1), build.constant(1));
 * verifyKernel(build.kernel('past the end', [build.write('float32', 4)], [4], [build.map([], [past])])); // throws InternalError
 */
export const verifyKernel = (kernel: Kernel, args: readonly number[] = []): void =>
  verify(kernel, args.length === 0 ? {} : { args });
