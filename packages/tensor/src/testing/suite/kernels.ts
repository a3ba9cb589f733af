import { printKernel } from '../../contract/print.ts';
import { InternalError } from '../../errors.ts';
import { referenceBackend } from '../../reference/interpreter.ts';
import { expectAgreement } from '../compare.ts';
import { dtypesOf, type KernelCase, kernelCases, launchKernel, randomKernelCase } from '../kernels/index.ts';
import { type ConformanceCase, missingDType, naming, type Subject, seeded } from './case.ts';

/** Kernels of every form, by hand and at random, against the reference backend. */
export function kernelFormCases(subject: Subject): ConformanceCase[] {
  const { backend, lenient } = subject;
  const byHand = kernelCases().map(
    (one): ConformanceCase => ({
      name: `kernel: ${one.name}`,
      ...(one.nonFinite && lenient.nonFinite
        ? { skip: 'NaN and infinities are unspecified on this device' }
        : missingDType(backend, dtypesOf(one.kernel))),
      run: () => agreesWithReference(subject, one, one.name),
    }),
  );
  const random = seeded(subject, 'random kernels', async (choose, _, name) => {
    const one = randomKernelCase(choose, backend.capabilities.dtypes);
    await agreesWithReference(subject, one, name);
  });
  return [...byHand, ...random];
}

/** Failures show the kernel. Whole numbers have no rounding: without a stated tolerance the two agree exactly, but for the sign of zeros, which sums may lose. */
export async function agreesWithReference(
  { backend, lenient }: Subject,
  { kernel, inputs, args, tolerance }: KernelCase,
  name: string,
): Promise<void> {
  const what = `${name}\n${printKernel(kernel)}\n`;
  const expected = await launchKernel(referenceBackend(), kernel, inputs, args);
  const actual = await naming(what, launchKernel(backend, kernel, inputs, args));
  const outputs = kernel.buffers.filter((buffer) => buffer.access !== 'read');
  if (actual.length !== outputs.length) throw new InternalError(what, 'the backend gave back the wrong number of buffers');
  outputs.forEach(({ dtype }, i) =>
    expectAgreement(`${what}, output ${i}`, actual[i]!, expected[i]!, dtype, tolerance, { ...lenient, zeroSigns: true }),
  );
}
