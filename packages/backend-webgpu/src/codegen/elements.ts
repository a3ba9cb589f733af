import type { BufferSlot } from '@nacre/tensor/backend';
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
  switch (slot.dtype) {
    case 'bool':
      return `${buffer}[${index}] != 0u`;
    case 'float16': {
      const word = `${buffer}[(${index}) >> 1u]`;
      return call('half_to_float', call('half_of', isAtomic(slot) ? `atomicLoad(&${word})` : word, index));
    }
    default:
      return `${buffer}[${index}]`;
  }
}

/** Statements that make a register value element `index` of a buffer. */
export function storeElement({ dtype }: BufferSlot, buffer: string, index: string, value: string, call: Call): string[] {
  switch (dtype) {
    case 'bool':
      return [`${buffer}[${index}] = u32(${value});`];
    case 'float16': {
      const [word, shift] = [`&${buffer}[(${index}) >> 1u]`, call('half_shift', index)];
      return [`atomicAnd(${word}, 0xffff0000u >> ${shift});`, `atomicOr(${word}, ${call('float_to_half', value)} << ${shift});`];
    }
    default:
      return [`${buffer}[${index}] = ${value};`];
  }
}
