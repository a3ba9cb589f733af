import { NacreError } from '../errors.ts';

/** What a backend calls what it does. */
const backendOperations: ReadonlySet<string> = new Set(['alloc', 'write', 'read', 'run']);

/** A backend's error in terms of what the user called: `SGD.step: WebGPU refused the kernel matmul+add`. */
export function inTermsOf(operation: string, error: unknown): unknown {
  if (!(error instanceof NacreError) || !backendOperations.has(error.operation)) return error;
  const Same = error.constructor as new (operation: string, problem: string, fix?: string) => NacreError;
  return new Same(operation, error.problem, error.fix);
}
