import { DeviceError } from '@nacre/tensor/backend';
import { prefersTallTiles } from './codegen/tile/probe.ts';
import type { Target } from './codegen/vector-function.ts';
import { type FunctionBuilder, ModuleBuilder } from './wasm/assembler.ts';

const validates = (build: (f: FunctionBuilder) => void): boolean => {
  if (typeof WebAssembly !== 'object') return false;
  const module = new ModuleBuilder();
  module.defineFunction([], ['v128'], build);
  return WebAssembly.validate(module.encode());
};

const zero = new Int32Array(4);

/** 128-bit vectors: everything this backend runs is made of them. */
const hasSimd = (): boolean => validates((f) => f.v128(zero).v128(zero).op('i32x4.add'));

/** Relaxed SIMD, whose multiply-add is one rounding where the machine has it. */
const hasRelaxedSimd = (): boolean => validates((f) => f.v128(zero).v128(zero).v128(zero).op('f32x4.relaxed_madd'));

/**
 * What the engine offers; `strict` leaves out what may round differently on another machine, `shared` is for several threads. Throws
 * DeviceError without SIMD.
 */
export function detectTarget(strict: boolean, shared: boolean): Target {
  if (!hasSimd()) {
    throw new DeviceError(
      'cpu',
      'this engine has no WebAssembly SIMD',
      'use Chrome or Edge 91, Firefox 89, Safari 16.4, Node 16.4, or newer',
    );
  }
  const fma = !strict && hasRelaxedSimd();
  return { fma, shared, tallTiles: () => fma && prefersTallTiles() };
}
