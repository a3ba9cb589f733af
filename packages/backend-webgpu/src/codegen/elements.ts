import type { BufferSlot, DType } from '@nacre/tensor/backend';
import { storageOf } from '../storage.ts';
import type { Call } from './scalars.ts';

/** Elements that share a word are written by invocations that know nothing of each other. */
const isAtomic = ({ dtype, access }: BufferSlot): boolean => access !== 'read' && storageOf(dtype).elementsPerWord > 1;

export function arrayType(slot: BufferSlot): string {
  const { word } = storageOf(slot.dtype);
  return `array<${isAtomic(slot) ? `atomic<${word}>` : word}>`;
}

/** Element `index` of a buffer, as a register value. */
export function loadElement(slot: BufferSlot, buffer: string, index: string, call: Call): string {
  const { elementsPerWord } = storageOf(slot.dtype);
  if (elementsPerWord === 1) return `${buffer}[${index}]`;
  const word = `${buffer}[(${index}) >> ${Math.log2(elementsPerWord)}u]`;
  return partOf(slot.dtype, isAtomic(slot) ? `atomicLoad(&${word})` : word, index, call);
}

/** Statements that make a register value element `index` of a buffer. */
export function storeElement({ dtype }: BufferSlot, buffer: string, index: string, value: string, call: Call): string[] {
  const { elementsPerWord } = storageOf(dtype);
  if (elementsPerWord === 1) return [`${buffer}[${index}] = ${value};`];
  const word = `&${buffer}[(${index}) >> ${Math.log2(elementsPerWord)}u]`;
  const [shift, mask] = elementsPerWord === 2 ? [call('half_shift', index), '0xffffu'] : [call('byte_shift', index), '0xffu'];
  return [`atomicAnd(${word}, ~(${mask} << ${shift}));`, `atomicOr(${word}, ${bitsOf(dtype, value, call)} << ${shift});`];
}

/** Neighbouring elements that are read and written together. */
export const quad = 4;

/** The type of four neighbouring elements, the first at a multiple of four; they belong to one invocation. */
export function quadType({ dtype }: BufferSlot): string {
  const { word, elementsPerWord } = storageOf(dtype);
  return elementsPerWord === 4 ? word : `vec${quad / elementsPerWord}<${word}>`;
}

/** One of the four, as a register value. */
export function quadElement({ dtype }: BufferSlot, four: string, place: number, call: Call): string {
  const { elementsPerWord } = storageOf(dtype);
  if (elementsPerWord === 4) return partOf(dtype, four, String(place), call);
  const word = `${four}.${'xyzw'[Math.floor(place / elementsPerWord)]}`;
  return elementsPerWord === 1 ? word : partOf(dtype, word, String(place), call);
}

/** Four register values as they are stored. */
export function quadOf(slot: BufferSlot, values: readonly string[], call: Call): string {
  const { elementsPerWord } = storageOf(slot.dtype);
  const type = quadType(slot);
  if (elementsPerWord === 1) return `${type}(${values.join(', ')})`;
  const parts = values.map((value) => bitsOf(slot.dtype, value, call));
  if (elementsPerWord === 4) return parts.map((part, i) => (i === 0 ? part : `(${part} << ${8 * i}u)`)).join(' | ');
  const [a, b, c, d] = parts;
  return `${type}(${a} | (${b} << 16u), ${c} | (${d} << 16u))`;
}

/** One of the elements that share a word, as a register value. */
function partOf(dtype: DType, word: string, index: string, call: Call): string {
  if (dtype === 'float16') return call('half_to_float', call('half_of', word, index));
  const byte = call('byte_of', word, index);
  if (dtype === 'bool') return `${byte} != 0u`;
  return dtype === 'uint8' ? `i32(${byte})` : `(i32(${byte} << 24u) >> 24u)`;
}

/** A register value as the bits of an element that shares a word. */
function bitsOf(dtype: DType, value: string, call: Call): string {
  if (dtype === 'float16') return call('float_to_half', value);
  return dtype === 'bool' ? `u32(${value})` : `(u32(${value}) & 0xffu)`;
}
