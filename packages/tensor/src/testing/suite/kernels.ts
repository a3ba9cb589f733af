import { printKernel } from '../../contract/print.ts';
import { InternalError } from '../../errors.ts';
import { referenceBackend } from '../../reference/interpreter.ts';
import { expectAgreement } from '../compare.ts';
import { Generator } from '../generator.ts';
import { dtypesOf, kernelCases, launchKernel, randomKernelCase, type KernelCase } from '../kernels/index.ts';
import { missingDType, type ConformanceCase, type Subject } from './case.ts';

/** Kernels of every form, by hand and at random, against the reference backend. */
export function kernelFormCases(subject: Subject): ConformanceCase[] {
  const { backend, options, lenient } = subject;
  const byHand = kernelCases().map((one): ConformanceCase => ({
    name: `kernel: ${one.name}`,
    ...(one.nonFinite && lenient.nonFinite ? { skip: 'NaN and infinities are unspecified on this device' } : missingDType(backend, dtypesOf(one.kernel))),
    run: () => agreesWithReference(subject, one, one.name),
  }));
  const { seed = 1, randomCases = 100 } = options;
  const groups = Array.from({ length: Math.ceil(randomCases / 10) }, (_, i) => i * 10);
  return [...byHand, ...groups.map((first): ConformanceCase => ({
    name: `random kernels ${first} to ${first + 9}`,
    run: async () => {
      for (let n = first; n < first + 10; n++) {
        const one = randomKernelCase(new Generator(seed * 100_003 + n).int, backend.capabilities.dtypes);
        await agreesWithReference(subject, one, `random kernel ${n} of seed ${seed}\n${printKernel(one.kernel)}\n`);
      }
    },
  }))];
}

/** Whole numbers have no rounding: without a stated tolerance the two agree exactly, but for the sign of zeros, which sums may lose. */
export async function agreesWithReference({ backend, lenient }: Subject, { kernel, inputs, args, tolerance }: KernelCase, what: string): Promise<void> {
  const expected = await launchKernel(referenceBackend(), kernel, inputs, args);
  const actual = await launchKernel(backend, kernel, inputs, args);
  const outputs = kernel.buffers.filter((buffer) => buffer.access !== 'read');
  if (actual.length !== outputs.length) throw new InternalError(what, 'the backend gave back the wrong number of buffers');
  outputs.forEach(({ dtype }, i) => expectAgreement(`${what}, output ${i}`, actual[i]!, expected[i]!, dtype, tolerance, { ...lenient, zeroSigns: true }));
}
