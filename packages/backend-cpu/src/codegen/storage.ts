import { bytesPerElement, type DType } from '@nacre/tensor/backend';
import type { FunctionBuilder, Local, Opcode } from '../wasm/assembler.ts';
import type { Functions } from './functions.ts';

export const elementBytes: (dtype: DType) => number = bytesPerElement;

interface StorageRow {
  /** One element from memory: the value itself, or for bool and float16 its bits as an i32. */
  readonly load: Opcode;
  readonly store: Opcode;
}

const rows: { readonly [D in DType]: StorageRow } = {
  bool: { load: 'i32.load8_u', store: 'i32.store8' },
  uint8: { load: 'i32.load8_u', store: 'i32.store8' },
  int8: { load: 'i32.load8_s', store: 'i32.store8' },
  int32: { load: 'i32.load', store: 'i32.store' },
  uint32: { load: 'i32.load', store: 'i32.store' },
  float16: { load: 'i32.load16_u', store: 'i32.store16' },
  float32: { load: 'f32.load', store: 'f32.store' },
  float64: { load: 'f64.load', store: 'f64.store' },
};

/** [address] → value. */
export function loadElement(f: FunctionBuilder, functions: Functions, dtype: DType, offset: number): void {
  f.memory(rows[dtype].load, offset);
  if (dtype === 'float16') f.op('i32x4.splat').call(halfToFloat(functions)).lane('f32x4.extract_lane', 0);
}

/** [address, value] → []. */
export function storeElement(f: FunctionBuilder, functions: Functions, dtype: DType, offset: number): void {
  if (dtype === 'float16') f.op('f32x4.splat').call(floatToHalf(functions)).lane('i32x4.extract_lane', 0);
  f.memory(rows[dtype].store, offset);
}

/** [address] → the four values from there on. */
export function loadVector(f: FunctionBuilder, functions: Functions, dtype: DType, offset: number): void {
  switch (dtype) {
    case 'float16':
      f.memory('v128.load16x4_u', offset);
      break;
    case 'bool':
    case 'uint8':
      f.memory('v128.load32_zero', offset).op('i16x8.extend_low_i8x16_u').op('i32x4.extend_low_i16x8_u');
      break;
    case 'int8':
      f.memory('v128.load32_zero', offset).op('i16x8.extend_low_i8x16_s').op('i32x4.extend_low_i16x8_s');
      break;
    default:
      f.memory('v128.load', offset);
  }
  fromBits(f, functions, dtype);
}

/** [address, values] → []; the four elements from there on. */
export function storeVector(f: FunctionBuilder, functions: Functions, dtype: DType, offset: number): void {
  toBits(f, functions, dtype);
  switch (elementBytes(dtype)) {
    case 4:
      f.memory('v128.store', offset);
      break;
    case 2:
      f.v128(lowBytes(2)).op('i8x16.swizzle').memory('v128.store64_lane', offset, 0);
      break;
    default:
      f.v128(lowBytes(1)).op('i8x16.swizzle').memory('v128.store32_lane', offset, 0);
  }
}

/** Selects the low `bytes` bytes of each 32-bit lane, packed. */
const lowBytes = (bytes: number): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, i) => (Math.floor(i / bytes) * 4 + (i % bytes)) % 16);

/** Sets one lane of `bits` from an address on the stack; when all four are set, `fromBits` makes them values. */
export function loadLane(f: FunctionBuilder, dtype: DType, bits: Local, lane: number, offset: number): void {
  if (elementBytes(dtype) === 4) f.get(bits).memory('v128.load32_lane', offset, lane).set(bits);
  else {
    const loaded = f.local('i32');
    f.memory(rows[dtype].load, offset).set(loaded);
    f.get(bits).get(loaded).lane('i32x4.replace_lane', lane).set(bits);
  }
}

/** [address] → []; stores one lane of `bits`, which came from `toBits`. */
export function storeLane(f: FunctionBuilder, dtype: DType, bits: Local, lane: number, offset: number): void {
  f.get(bits);
  if (elementBytes(dtype) === 4) f.memory('v128.store32_lane', offset, lane);
  else f.lane('i32x4.extract_lane', lane).memory(rows[dtype].store, offset);
}

/** [what memory holds, widened to 32 bits] → values. */
export function fromBits(f: FunctionBuilder, functions: Functions, dtype: DType): void {
  if (dtype === 'bool') f.op('i32x4.neg');
  else if (dtype === 'float16') f.call(halfToFloat(functions));
}

/** [values] → what memory holds, widened to 32 bits. */
export function toBits(f: FunctionBuilder, functions: Functions, dtype: DType): void {
  if (dtype === 'bool') f.op('i32x4.neg');
  else if (dtype === 'float16') f.call(floatToHalf(functions));
}

const bits = (...lanes: number[]): Int32Array => Int32Array.from({ length: 4 }, (_, i) => lanes[i % lanes.length]!);

/** float16 bits in i32 lanes → f32x4. Scaling a shifted significand by 2^112 renormalises subnormals exactly. */
function halfToFloat(functions: Functions) {
  return functions.get('halfToFloat', ['v128'], 'v128', (f) => {
    const h = f.params[0]!;
    const shifted = f.local('v128');
    f.get(h).v128(bits(0x7fff)).op('v128.and').i32(13).op('i32x4.shl').tee(shifted);
    f.v128(Float32Array.of(2 ** 112, 2 ** 112, 2 ** 112, 2 ** 112)).op('f32x4.mul');
    f.get(shifted).v128(bits(0x0f7fffff)).op('i32x4.gt_s').v128(bits(0x7f800000)).op('v128.and').op('v128.or');
    f.get(h).v128(bits(0x8000)).op('v128.and').i32(16).op('i32x4.shl').op('v128.or');
  });
}

/** f32x4 → float16 bits in i32 lanes, ties to even. */
function floatToHalf(functions: Functions) {
  return functions.get('floatToHalf', ['v128'], 'v128', (f) => {
    const x = f.params[0]!;
    const magnitude = f.local('v128');
    f.get(x).v128(bits(0x7fffffff)).op('v128.and').set(magnitude);
    f.v128(bits(0x7e00));
    f.v128(bits(0x7c00));
    // Subnormal results: adding 0.5 rounds to multiples of 2^-24 and leaves their count in the low bits.
    f.get(magnitude).v128(new Float32Array(4).fill(0.5)).op('f32x4.add').v128(bits(0x3f000000)).op('i32x4.sub');
    // Normal results: rebias the exponent, add half of what is cut off (less one bit if the result is even).
    f.get(magnitude)
      .v128(bits(0xfff - (112 << 23)))
      .op('i32x4.add');
    f.get(magnitude).i32(13).op('i32x4.shr_u').v128(bits(1)).op('v128.and').op('i32x4.add').i32(13).op('i32x4.shr_u');
    f.get(magnitude).v128(bits(0x38800000)).op('i32x4.lt_s').op('v128.bitselect');
    f.get(magnitude).v128(bits(0x477fefff)).op('i32x4.gt_s').op('v128.bitselect');
    f.get(magnitude).v128(bits(0x7f800000)).op('i32x4.gt_s').op('v128.bitselect');
    f.get(x).i32(16).op('i32x4.shr_u').v128(bits(0x8000)).op('v128.and').op('v128.or');
  });
}

/** [f32x4] → rounded to float16 and back. */
export function roundToHalf(f: FunctionBuilder, functions: Functions): void {
  f.call(floatToHalf(functions)).call(halfToFloat(functions));
}
