import {
  bitcastScalar,
  convertScalar,
  float16ToNumber,
  numberToFloat16,
  scalarOps,
  type TypedArray,
} from '@nacre/tensor/backend';

/** Runs a kernel once on views of its buffers, in slot order. */
export type KernelFunction = (buffers: readonly TypedArray[], args: readonly number[]) => void;

/** What generated code may call. */
const library = { scalarOps, convertScalar, bitcastScalar, float16ToNumber, numberToFloat16 };

/**
 * The function whose body is `source`. This is the step in which another backend would call the compiler of its device; here that is the
 * JavaScript engine. Only numbers and names made up by the generator ever get into the text, nothing that a user wrote.
 */
export function assemble(source: string): KernelFunction {
  const make = new Function(...Object.keys(library), `return (buffers, args) => {\n${source}\n};`);
  return make(...Object.values(library)) as KernelFunction;
}
