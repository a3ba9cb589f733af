import type { Device } from '../runtime/device.ts';
import { type ConformanceCase, type ConformanceOptions, subjectOf } from './suite/case.ts';
import { deviceCases } from './suite/device.ts';
import { kernelFormCases } from './suite/kernels.ts';
import { memoryCases } from './suite/memory.ts';
import { programCases } from './suite/programs.ts';
import { routineCases } from './suite/routines.ts';
import { scalarCases } from './suite/scalars.ts';

/**
 * Everything a device must get right, as cases for any test runner. The device is made once, because what is skipped
 * depends on what it can do.
 *
 * @example
 * for (const { name, skip, run } of await conformance(() => cpu())) {
 *   test(name, { skip: skip !== undefined }, run);
 * }
 */
export async function conformance(
  createDevice: () => Device | Promise<Device>,
  options: ConformanceOptions = {},
): Promise<ConformanceCase[]> {
  const subject = subjectOf(await createDevice(), options);
  return [
    ...memoryCases(subject),
    ...scalarCases(subject),
    ...kernelFormCases(subject),
    ...routineCases(subject),
    ...programCases(subject),
    ...deviceCases(subject, createDevice),
  ];
}
