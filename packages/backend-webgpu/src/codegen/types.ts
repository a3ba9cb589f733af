import { type ComputeType, type DType, InternalError } from '@nacre/tensor/backend';
import { storageOf } from '../storage.ts';

/** What a compute type is in WGSL, in registers. */
export type RegisterType = 'f32' | 'i32' | 'u32' | 'bool';

const registers: { readonly [T in ComputeType]?: RegisterType } = { float32: 'f32', int32: 'i32', uint32: 'u32', bool: 'bool' };

export function registerType(type: ComputeType): RegisterType {
  const register = registers[type];
  if (register === undefined) throw new InternalError('webgpu', `a kernel computes in ${type}, which WGSL does not have`);
  return register;
}

/** The type of a kernel argument in the uniform block, where there are no bools. */
export const argumentType = (type: ComputeType): string => (type === 'bool' ? 'u32' : registerType(type));

/** An element of a buffer as a register value. */
export const fromWord = (dtype: DType, word: string): string => (dtype === 'bool' ? `${word} != 0u` : word);

/** A register value as an element of a buffer. */
export const toWord = (dtype: DType, value: string): string => (dtype === 'bool' ? `u32(${value})` : value);

export const arrayType = (dtype: DType): string => `array<${storageOf(dtype).word}>`;
