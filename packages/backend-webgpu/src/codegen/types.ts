import { type ComputeType, InternalError } from '@nacre/tensor/backend';

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
