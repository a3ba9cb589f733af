import { DeviceError } from '@nacre/tensor/backend';
import { prefersTallTiles } from './codegen/tile/probe.ts';
import type { Target } from './codegen/vector-function.ts';
import { type FunctionBuilder, ModuleBuilder } from './wasm/assembler.ts';

/** The bytes of a module with one function, which gives a vector. */
function moduleOf(build: (f: FunctionBuilder) => void): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  module.defineFunction([], ['v128'], build);
  return module.encode();
}

const validates = (bytes: Uint8Array<ArrayBuffer>): boolean => typeof WebAssembly === 'object' && WebAssembly.validate(bytes);

const zero = new Int32Array(4);

/** 128-bit vectors: everything this backend runs is made of them. */
const simd = (): Uint8Array<ArrayBuffer> => moduleOf((f) => f.v128(zero).v128(zero).op('i32x4.add'));

/** Relaxed SIMD, whose multiply-add is one rounding where the machine has it. */
const relaxedSimd = (): Uint8Array<ArrayBuffer> => moduleOf((f) => f.v128(zero).v128(zero).v128(zero).op('f32x4.relaxed_madd'));

/** Whether a module may be compiled: the policy of a page can forbid it. */
function mayCompile(bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    return new WebAssembly.Module(bytes) !== undefined;
  } catch {
    return false;
  }
}

/**
 * What the engine offers; `strict` leaves out what may round differently on another machine, `shared` is for several threads. Throws
 * DeviceError without SIMD, and where nothing may be compiled.
 */
export function detectTarget(strict: boolean, shared: boolean): Target {
  const bytes = simd();
  if (!validates(bytes)) {
    throw new DeviceError(
      'cpu',
      'this engine has no WebAssembly SIMD',
      'use Chrome or Edge 91, Firefox 89, Safari 16.4, Node 16.4, or newer',
    );
  }
  if (!mayCompile(bytes)) {
    throw new DeviceError(
      'cpu',
      'the page forbids WebAssembly that is made at run time',
      "allow it in its Content-Security-Policy (script-src 'wasm-unsafe-eval')",
    );
  }
  const fma = !strict && validates(relaxedSimd());
  return { fma, shared, tallTiles: () => fma && prefersTallTiles() };
}
