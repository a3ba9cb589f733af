import type { Backend, KernelLaunch, Program } from '../../contract/backend.ts';
import type { Kernel } from '../../contract/kernel.ts';
import { verifyKernel } from './verify.ts';

/**
 * The backend, refusing every kernel that breaks a rule of the contract (see `verifyKernel`): for tests of what makes kernels.
 * @example
 * import { createDevice } from '@nacre/tensor/backend';
 * const device = createDevice(checkedBackend(referenceBackend()));
 * await tensor([1, 2], { device }).exp().sum().item();
 */
export function checkedBackend(backend: Backend): Backend {
  const kernels = new WeakMap<Program, Kernel>();
  const verified = new WeakSet<Program>();
  const verify = ({ program, args }: KernelLaunch): void => {
    if (verified.has(program)) return;
    verifyKernel(kernels.get(program)!, args);
    verified.add(program);
  };
  return {
    ...backend,
    compile(kernel) {
      const program = backend.compile(kernel);
      kernels.set(program, kernel);
      return program;
    },
    run(launches) {
      for (const launch of launches) if ('program' in launch) verify(launch);
      return backend.run(launches);
    },
  };
}
