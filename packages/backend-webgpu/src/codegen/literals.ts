import type { ComputeType } from '@nacre/tensor/backend';
import { registerType } from './types.ts';

const float = new Float32Array(1);
const word = new Uint32Array(float.buffer);

function bitsOf(value: number): number {
  float[0] = value;
  return word[0]!;
}

const smallestNormal = 2 ** -126;
const largest = 2 ** 128 - 2 ** 104;

/**
 * A number as a WGSL expression. WGSL has no literals for NaN and infinities, refuses constant expressions that come to one, and
 * leaves open what becomes of subnormals and −0: these are put together at run time, from bits and a zero the compiler cannot see.
 */
export function literal(type: ComputeType, value: number): string {
  switch (registerType(type)) {
    case 'bool':
      return value === 0 ? 'false' : 'true';
    case 'u32':
      return `${value}u`;
    case 'i32':
      return value < 0 ? `i32(${value})` : `${value}i`;
    case 'f32':
      return isPlain(value) ? plainFloat(Math.fround(value)) : `bitcast<f32>(args.zero | 0x${bitsOf(value).toString(16)}u)`;
  }
}

function isPlain(value: number): boolean {
  const magnitude = Math.abs(Math.fround(value));
  return Object.is(value, 0) || (magnitude >= smallestNormal && magnitude <= largest);
}

const plainFloat = (value: number): string => (value < 0 ? `(${value}f)` : `${value}f`);
