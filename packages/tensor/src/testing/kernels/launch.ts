import type { Backend, BufferRef, Launch } from '../../contract/backend.ts';
import type { Kernel } from '../../contract/kernel.ts';
import { hostArray, type TypedArray } from '../../dtype.ts';

/**
 * Runs one kernel on fresh buffers and gives back what it wrote. `inputs` are the contents of the buffers that are read,
 * in slot order; those only written begin as zeros. Returns the contents of every buffer that is written, in slot order.
 * @example
 * const { kernel, inputs, args } = kernelCases()[0]!;
 * await launchKernel(referenceBackend(), kernel, inputs, args);
 */
export async function launchKernel(
  backend: Backend,
  kernel: Kernel,
  inputs: readonly TypedArray[],
  args: readonly number[] = [],
): Promise<TypedArray[]> {
  const contents = [...inputs];
  const buffers = kernel.buffers.map(({ dtype, count, access }): BufferRef => {
    const allocation = backend.alloc(Math.max(1, backend.byteLength(dtype, count)));
    const buffer = { allocation, dtype, offset: 0, count };
    backend.write(buffer, access === 'write' ? hostArray(dtype, count) : contents.shift()!);
    return buffer;
  });
  const program = backend.compile(kernel);
  try {
    await runAlone(backend, { program, buffers, args });
    return await backend.read(buffers.filter((_, i) => kernel.buffers[i]!.access !== 'read'));
  } finally {
    backend.release(program);
    for (const buffer of buffers) backend.free(buffer.allocation);
  }
}

/**
 * Runs one launch, with the workspace it needs.
 * @example
 * const backend = referenceBackend();
 * const fill = build.map([], [build.store(0, build.at(build.axis(0)), build.constant(1))]);
 * const program = backend.compile(build.kernel('fill', [build.write('float32', 2)], [2], [fill]));
 * const buffer = { allocation: backend.alloc(8), dtype: 'float32', offset: 0, count: 2 } as const;
 * await runAlone(backend, { program, buffers: [buffer], args: [] });
 * await backend.read([buffer]); // [[1, 1]]
 */
export async function runAlone(backend: Backend, launch: Launch): Promise<void> {
  const bytes = backend.workspace?.(launch) ?? 0;
  if (bytes === 0) return backend.run([launch]);
  const workspace = backend.alloc(bytes);
  try {
    await backend.run([{ ...launch, workspace }]);
  } finally {
    backend.free(workspace);
  }
}
