import type { Backend } from '../../contract/backend.ts';
import type { ScalarOp } from '../../contract/scalar.ts';
import type { DType } from '../../dtype.ts';
import type { Device } from '../../runtime/device.ts';
import type { Leniency, Tolerance } from '../compare.ts';
import { type Choose, Generator } from '../generator.ts';

/** One test, for any runner. It passes if `run` resolves. */
export interface ConformanceCase {
  readonly name: string;
  /** Why the device cannot be asked this. */
  readonly skip?: string;
  run(): Promise<void>;
}

/** What a device promises less than IEEE arithmetic and `defaultTolerances`. */
export interface ConformanceOptions {
  /** Accuracy of float32 functions; those not listed keep the default. */
  readonly tolerance?: Partial<Record<ScalarOp, Tolerance>>;
  /** Error of whole programs, in proportion to their largest value, where the default of 5e-5 in float32 is too strict. */
  readonly programAccuracy?: number;
  /** `unspecified` where NaN and infinities may turn into anything. Default `exact`. */
  readonly nonFinite?: 'exact' | 'unspecified';
  /** `flushed` where subnormal numbers of float32 may count as zero; those of float16 are exact everywhere. Default `exact`. */
  readonly subnormals?: 'exact' | 'flushed';
  /** `unspecified` where −0 and 0 may stand for each other. Default `exact`. */
  readonly signedZeros?: 'exact' | 'unspecified';
  /** How many random kernels and how many random programs are tried. Default 100. */
  readonly randomCases?: number;
  /** Of the random cases. Default 1. */
  readonly seed?: number;
}

/** What the parts of the suite work with. */
export interface Subject {
  readonly device: Device;
  readonly backend: Backend;
  readonly options: ConformanceOptions;
  readonly lenient: Leniency;
}

export function subjectOf(device: Device, options: ConformanceOptions): Subject {
  const lenient = {
    nonFinite: options.nonFinite === 'unspecified',
    subnormals: options.subnormals === 'flushed',
    zeroSigns: options.signedZeros === 'unspecified',
  };
  return { device, backend: device.backend, options, lenient };
}

/** Why a case that needs these dtypes is skipped, if it is. */
export function missingDType(backend: Backend, needed: Iterable<DType>): { skip?: string } {
  for (const dtype of needed) {
    if (!backend.capabilities.dtypes.has(dtype)) return { skip: `${dtype} is not among the device's dtypes` };
  }
  return {};
}

/** Random cases in groups of ten, each from a seed of its own that the name tells. */
export function seeded(
  { options }: Subject,
  kind: string,
  run: (choose: Choose, number: number, name: string) => Promise<void>,
): ConformanceCase[] {
  const { seed = 1, randomCases = 100 } = options;
  return Array.from({ length: Math.ceil(randomCases / 10) }, (_, group) => ({
    name: `${kind} ${group * 10} to ${group * 10 + 9}`,
    run: async () => {
      for (let n = group * 10; n < group * 10 + 10; n++) {
        await run(new Generator(seed * 100_003 + n).int, n, `${kind}, number ${n} of seed ${seed}`);
      }
    },
  }));
}

/** What a device throws of its own, told with what it was given. */
export async function naming<T>(what: string, run: Promise<T>): Promise<T> {
  try {
    return await run;
  } catch (cause) {
    throw new Error(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
