import { numberToFloat16 } from '../../contract/convert.ts';
import type { Kernel } from '../../contract/kernel.ts';
import { type DType, hostArray, type TypedArray } from '../../dtype.ts';
import type { Tolerance } from '../compare.ts';
import { type Choose, Generator } from '../generator.ts';

/** A kernel with data for one launch. */
export interface KernelCase {
  readonly name: string;
  readonly kernel: Kernel;
  /** Contents of the buffers that are read, in slot order. */
  readonly inputs: readonly TypedArray[];
  readonly args: readonly number[];
  /** How far floats may be off. Without it the numbers are chosen so that every order of summation gives the same bits. */
  readonly tolerance?: Tolerance;
  /** Makes infinities or NaN on the way. */
  readonly nonFinite?: boolean;
}

/**
 * Contents for a buffer: small whole numbers, so that sums and products of them are exact in float32, in any order.
 * @example wholeNumbers('float16', 100).length; // 100
 */
export function wholeNumbers(dtype: DType, count: number, choose: Choose = new Generator(count).int, limit = 4): TypedArray {
  const array = hostArray(dtype, count);
  const low = dtype === 'uint32' || dtype === 'uint8' || dtype === 'bool' ? 0 : -limit;
  const high = dtype === 'bool' ? 1 : limit;
  for (let i = 0; i < count; i++) {
    const value = choose(low, high);
    array[i] = dtype === 'float16' ? numberToFloat16(value) : value;
  }
  return array;
}

/**
 * A case whose inputs are whole numbers.
 * @example wholeNumberCase(build.kernel('count', [build.readwrite('int32', 4)], [4], [])).inputs[0]!.length; // 4
 */
export function wholeNumberCase(
  kernel: Kernel,
  args: readonly number[] = [],
  rest: Omit<Partial<KernelCase>, 'kernel' | 'args'> = {},
): KernelCase {
  const generator = new Generator(kernel.name.length + kernel.buffers.length);
  const inputs = kernel.buffers
    .filter((b) => b.access !== 'write')
    .map(({ dtype, count }) => wholeNumbers(dtype, count, generator.int));
  return { name: kernel.name, kernel, inputs, args, ...rest };
}

/**
 * The dtypes a kernel stores or computes in; a backend may lack some.
 * @example [...dtypesOf(build.kernel('isPositive', [build.read('int8', 4), build.write('bool', 4)], [4], []))]; // ['int8', 'bool']
 */
export function dtypesOf(kernel: Kernel): Set<DType> {
  return new Set(kernel.buffers.map((buffer) => buffer.dtype));
}
