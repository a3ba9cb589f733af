import { ModuleBuilder } from '../wasm/assembler.ts';
import { ConstantPool } from '../wasm/constants.ts';
import type { Target } from './vector-function.ts';

/** A kernel as a module; see README.md. */
export interface CompiledKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Size of the parallel range of `run`. */
  readonly units: number;
  /** Size of the parallel range of `prepare`, which comes first; 0 if there is none. */
  readonly preparations: number;
  /** Scratch memory for all threads together, and for each of them. */
  readonly sharedBytes: number;
  readonly ownBytes: number;
  /** Of all units, in cycles, roughly. */
  readonly work: number;
  /** Whether it calls float64 functions of JavaScript. */
  readonly importsFunctions: boolean;
  /** For people. */
  readonly summary: string;
}

/** The last quarter of the first page, which belongs to no buffer. */
const constants = new ConstantPool(49_152, 65_536);

/** An empty module over the memory of a device, whatever its size. */
export function newModule({ shared }: Target): ModuleBuilder {
  const module = new ModuleBuilder(constants);
  module.importMemory('env', 'memory', { initialPages: 1, maximumPages: 65_536, shared });
  return module;
}
