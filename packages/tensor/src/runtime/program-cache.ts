import type { Backend, Program } from '../contract/backend.ts';
import type { Kernel } from '../contract/kernel.ts';
import { kernelKey } from '../contract/key.ts';

/** Programs shared by the plans of a device: equal kernels are compiled once, and released with the last plan that uses them. */
export class ProgramCache {
  private readonly backend: Backend;
  private readonly programs = new Map<string, { readonly program: Program; users: number }>();
  private readonly keys = new Map<Program, string>();

  constructor(backend: Backend) {
    this.backend = backend;
  }

  compile(kernel: Kernel): Program {
    const key = kernelKey(kernel);
    let entry = this.programs.get(key);
    if (entry === undefined) {
      entry = { program: this.backend.compile(kernel), users: 0 };
      this.programs.set(key, entry);
      this.keys.set(entry.program, key);
    }
    entry.users++;
    return entry.program;
  }

  release(program: Program): void {
    const key = this.keys.get(program)!;
    const entry = this.programs.get(key)!;
    if (--entry.users > 0) return;
    this.programs.delete(key);
    this.keys.delete(program);
    this.backend.release(program);
  }
}
