import { verifyKernel as verify } from '../../compile/verify/kernel.ts';
import type { Kernel } from '../../contract/kernel.ts';

/** Throws InternalError if a kernel breaks a rule of the contract, run with the arguments given. Walks every point: for tests. */
export const verifyKernel = (kernel: Kernel, args: readonly number[] = []): void =>
  verify(kernel, args.length === 0 ? {} : { args });
