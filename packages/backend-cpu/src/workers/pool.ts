import { helper } from './helper.ts';
import { protocol as at } from './protocol.ts';
import { spawn, type Thread } from './spawn.ts';

/** The helper threads of a device, which share its memory with the leading thread. */
export class Pool {
  /** What the helpers could not do, if anything. */
  trouble: string | undefined;
  private readonly memory: WebAssembly.Memory;
  private readonly threads: number;
  private readonly words: Int32Array;
  private helpers: Thread[] = [];

  /** `threads` counts the leading one; `memory` is shared. */
  constructor(memory: WebAssembly.Memory, threads: number) {
    this.memory = memory;
    this.threads = threads;
    this.words = new Int32Array(memory.buffer, at.address, at.count);
  }

  /** Chunks that helpers have done so far. */
  get helped(): number {
    return Atomics.load(this.words, at.helped);
  }

  /** Starts the helpers, unless they were. */
  start(): void {
    if (this.helpers.length > 0 || this.trouble !== undefined) return;
    const failed = (reason: string): void => {
      this.trouble = reason;
    };
    try {
      for (let thread = 1; thread < this.threads; thread++)
        this.helpers.push(spawn(String(helper), [this.memory, thread, at], failed));
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    }
  }

  close(): void {
    Atomics.store(this.words, at.closed, 1);
    Atomics.notify(this.words, at.ticket);
    for (const thread of this.helpers) thread.terminate();
    this.helpers = [];
  }
}
