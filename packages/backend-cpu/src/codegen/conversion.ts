import { type ComputeType, computeType, type DType } from '@nacre/tensor/backend';
import type { FunctionBuilder, Opcode } from '../wasm/assembler.ts';
import type { Functions } from './functions.ts';
import { constant, type Lanes, valueType } from './scalar.ts';
import { roundToHalf } from './storage.ts';

/** [a value computed in `from`] → what `convertScalar` makes of it. */
export function convert(f: FunctionBuilder, functions: Functions, from: ComputeType, to: DType, lanes: Lanes): void {
  if (to === 'bool') toBool(f, from, lanes);
  else if (computeType(to) === 'float32' || to === 'float64') {
    if (lanes === 4) toFloats(f, from);
    else toFloat(f, from, to === 'float64' ? 'f64' : 'f32');
  } else toInteger(f, from, to === 'uint32' ? 'u' : 's', lanes);
  if (to === 'float16') {
    if (lanes === 1) f.op('f32x4.splat');
    roundToHalf(f, functions);
    if (lanes === 1) f.lane('f32x4.extract_lane', 0);
  }
  if (to === 'uint8') {
    constant(f, 'int32', lanes, 0xff);
    f.op(lanes === 4 ? 'v128.and' : 'i32.and');
  }
  if (to === 'int8') {
    if (lanes === 4) f.i32(24).op('i32x4.shl').i32(24).op('i32x4.shr_s');
    else f.op('i32.extend8_s');
  }
}

/** [32 bits of one type] → the same bits as another. */
export function bitcast(f: FunctionBuilder, from: ComputeType, to: ComputeType, lanes: Lanes): void {
  if (lanes === 4 || (from === 'float32') === (to === 'float32')) return;
  f.op(to === 'float32' ? 'f32.reinterpret_i32' : 'i32.reinterpret_f32');
}

function toBool(f: FunctionBuilder, from: ComputeType, lanes: Lanes): void {
  if (from === 'bool') return;
  constant(f, from, lanes, 0);
  f.op(`${valueType(from, 1)}${lanes === 4 ? 'x4' : ''}.ne` as Opcode);
}

function toFloats(f: FunctionBuilder, from: ComputeType): void {
  if (from === 'bool') f.v128(new Float32Array(4).fill(1)).op('v128.and');
  else if (from !== 'float32') f.op(`f32x4.convert_i32x4_${from === 'uint32' ? 'u' : 's'}`);
}

function toFloat(f: FunctionBuilder, from: ComputeType, to: 'f32' | 'f64'): void {
  const source = valueType(from, 1);
  if (source === 'i32') f.op(`${to}.convert_i32_${from === 'uint32' ? 'u' : 's'}`);
  else if (source !== to) f.op(to === 'f64' ? 'f64.promote_f32' : 'f32.demote_f64');
}

function toInteger(f: FunctionBuilder, from: ComputeType, sign: 's' | 'u', lanes: Lanes): void {
  if (from === 'float32') f.op(lanes === 4 ? `i32x4.trunc_sat_f32x4_${sign}` : `i32.trunc_sat_f32_${sign}`);
  else if (from === 'float64') f.op(`i32.trunc_sat_f64_${sign}`);
  else if (from === 'bool' && lanes === 4) f.op('i32x4.neg');
}
