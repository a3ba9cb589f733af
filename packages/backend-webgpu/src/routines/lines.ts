import { type BufferSlot, type ComputeType, computeType, type DType, type Routine } from '@nacre/tensor/backend';
import { loadElement, storeElement } from '../codegen/elements.ts';
import { moduleOf } from '../codegen/module.ts';
import type { ProgramText } from '../codegen/program.ts';
import { convert } from '../codegen/scalars.ts';

/** The buffers of a routine and its arguments, as its passes see them. */
export interface Bound {
  readonly buffers: readonly BufferSlot[];
  readonly args: readonly ComputeType[];
  /** What the scratch memory, bound last, is an array of. */
  readonly scratch?: string;
}

/** A tensor [outer, length, inner] as lines along its middle axis. */
export type Lines = Pick<Routine, 'outer' | 'length' | 'inner'>;

export const linesOf = ({ outer, inner }: Lines): number => outer * inner;
export const elementsOf = ({ outer, length, inner }: Lines): number => outer * length * inner;

/** Where a place of a line lies, both u32. */
export function addressOf({ length, inner }: Lines, line: string, place: string): string {
  if (inner === 1) return `${line} * ${length}u + ${place}`;
  return `(${line} / ${inner}u * ${length}u + ${place}) * ${inner}u + ${line} % ${inner}u`;
}

export const slot = (dtype: DType, count: number, access: BufferSlot['access']): BufferSlot => ({ dtype, count, access });

/** A module over the buffers of a routine, the scratch memory after them. */
export function routineModule(
  { buffers, args, scratch }: Bound,
  program: ProgramText,
  invocations: number,
  body: readonly string[],
  steps = 0,
): string {
  const types: ComputeType[] = [...args, ...Array.from({ length: steps }, () => 'uint32' as const)];
  const bound = scratch === undefined ? buffers : [...buffers, slot('uint32', 0, 'readwrite')];
  const interfaces = { buffers: bound, args: types.map((type) => ({ type })), types: [...buffers.map(() => undefined), scratch] };
  return moduleOf(interfaces, program, invocations, body);
}

/** Element `at` (u32) of a buffer of a routine, as a register value. */
export const loadAt = ({ buffers }: Bound, buffer: number, at: string, program: ProgramText): string =>
  loadElement(buffers[buffer]!, `b${buffer}`, `i32(${at})`, program.call);

/** Makes a register value, brought into the range of the dtype, element `at` of a buffer. */
export function storeAt({ buffers }: Bound, buffer: number, at: string, value: string, program: ProgramText): string[] {
  const target = buffers[buffer]!;
  const isNarrow = target.dtype === 'int8' || target.dtype === 'uint8';
  const stored = isNarrow ? convert(computeType(target.dtype), target.dtype, value, program.call) : value;
  return storeElement(target, `b${buffer}`, `i32(${at})`, stored, program.call);
}
