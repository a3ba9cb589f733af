import { ModuleBuilder } from '../wasm/assembler.ts';
import { ConstantPool } from '../wasm/constants.ts';

/** A kernel as a module; see README.md. */
export interface CompiledKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly units: number;
  readonly scratchBytes: number;
  /** For people. */
  readonly summary: string;
}

/** Pages of the memory that modules import: any size up to all of 32-bit memory. */
const memoryLimits = { initialPages: 1, maximumPages: 65_536, shared: false };

/** The last quarter of the first page, which belongs to no buffer. */
const constants = new ConstantPool(49_152, 65_536);

/** An empty module over the memory of a device. */
export function newModule(): ModuleBuilder {
  const module = new ModuleBuilder(constants);
  module.importMemory('env', 'memory', memoryLimits);
  return module;
}
