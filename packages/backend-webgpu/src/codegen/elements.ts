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

/** The type of four neighbouring elements, the first at a multiple of four; they belong to one invocation. */
export const quadType = ({ dtype }: BufferSlot): string => {
  const { word, elementsPerWord } = storageOf(dtype);
  return `vec${4 / elementsPerWord}<${word}>`;
};

const components = ['x', 'y', 'z', 'w'] as const;

/** One of the four, as a register value. */
export function quadElement({ dtype }: BufferSlot, four: string, place: number, call: Call): string {
  const word = `${four}.${components[Math.floor(place / storageOf(dtype).elementsPerWord)]}`;
  switch (dtype) {
    case 'bool':
      return `${word} != 0u`;
    case 'float16':
      return call('half_to_float', call('half_of', word, String(place)));
    default:
      return word;
  }
}

/** Four register values as they are stored. */
export function quadOf(slot: BufferSlot, values: readonly string[], call: Call): string {
  const type = quadType(slot);
  switch (slot.dtype) {
    case 'bool':
      return `${type}(${values.map((value) => `u32(${value})`).join(', ')})`;
    case 'float16': {
      const [a, b, c, d] = values.map((value) => call('float_to_half', value));
      return `${type}(${a} | (${b} << 16u), ${c} | (${d} << 16u))`;
    }
    default:
      return `${type}(${values.join(', ')})`;
  }
}
