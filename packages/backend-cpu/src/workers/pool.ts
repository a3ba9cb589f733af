import { InternalError } from '@nacre/tensor/backend';
import { helper } from './helper.ts';
import { protocol as at, chunkBits } from './protocol.ts';
import { spawn, type Thread } from './spawn.ts';

/** One parallel range of a program: units 0 … `units` − 1 of one of its phases. */
export interface Range {
  readonly program: number;
  /** Where the module's bytes are. */
  readonly code: { readonly address: number; readonly bytes: number };
  readonly phase: 'prepare' | 'run';
  readonly run: (record: number, scratch: number, begin: number, end: number) => void;
  readonly units: number;
  /** Of all units, in cycles. */
  readonly work: number;
  readonly record: number;
  /** Scratch memory of thread 0; that of the others follows at distances of `scratchBytes`. */
  readonly scratch: number;
  readonly scratchBytes: number;
}

/** Cycles from which a range is worth sharing, and those of a chunk. */
export const shareableWork = 40_000;
const chunkWork = 10_000;
const chunksPerThread = 4;
/** Looks at the count of done chunks before the leading thread sleeps, where it may. */
const spins = 20_000;

/**
 * The threads of a device. The leading thread posts a range and works on it like the others; who takes which chunk is left to chance, as
 * units share nothing. Nobody is waited for but those that have taken a chunk: a helper that is not there yet, or has no processor, costs nothing.
 */
export class Pool {
  /** What the helpers could not do, if anything. */
  trouble: string | undefined;
  private readonly memory: WebAssembly.Memory;
  private readonly threads: number;
  private readonly words: Int32Array;
  private readonly maySleep: boolean;
  private helpers: Thread[] = [];
  private sequence = 0;

  /** `threads` counts the leading one; `memory` is shared. */
  constructor(memory: WebAssembly.Memory, threads: number) {
    this.memory = memory;
    this.threads = threads;
    this.words = new Int32Array(memory.buffer, at.address, at.count);
    this.maySleep = mayWait(this.words);
  }

  /** Chunks that helpers have done so far. */
  get helped(): number {
    return Atomics.load(this.words, at.helped);
  }

  /** Calls the helpers to a plan, which ends with `end`. */
  begin(): void {
    const { words } = this;
    if (this.helpers.length === 0 && this.trouble === undefined) this.start();
    Atomics.store(words, at.active, 1);
    this.post(0);
  }

  end(): void {
    Atomics.store(this.words, at.active, 0);
  }

  /** Runs a range, together with whoever is there. */
  run({ program, code, phase, run, units, work, record, scratch, scratchBytes }: Range): void {
    const { words } = this;
    const chunks = Math.min(units, Math.ceil(work / chunkWork), chunksPerThread * this.threads);
    words[at.program] = program;
    words[at.code] = code.address;
    words[at.codeBytes] = code.bytes;
    words[at.phase] = phase === 'prepare' ? 0 : 1;
    words[at.units] = units;
    words[at.chunks] = chunks;
    words[at.record] = record;
    words[at.scratch] = scratch;
    words[at.scratchBytes] = scratchBytes;
    Atomics.store(words, at.done, 0);
    this.post(chunks);
    for (let chunk = this.take(chunks); chunk !== undefined; chunk = this.take(chunks)) {
      run(record, scratch, Math.floor((units * chunk) / chunks), Math.floor((units * (chunk + 1)) / chunks));
      Atomics.add(words, at.done, 1);
    }
    this.finish(chunks);
  }

  close(): void {
    Atomics.store(this.words, at.closed, 1);
    Atomics.notify(this.words, at.ticket);
    for (const thread of this.helpers) thread.terminate();
    this.helpers = [];
  }

  private start(): void {
    const failed = (reason: string): void => {
      this.trouble = reason;
    };
    try {
      for (let thread = 1; thread < this.threads; thread++) this.helpers.push(spawn(helper, [this.memory, thread, at], failed));
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    }
  }

  private post(chunks: number): void {
    const { words } = this;
    this.sequence++;
    Atomics.store(words, at.ticket, (this.sequence << chunkBits) | chunks);
    if (Atomics.load(words, at.sleepers) > 0) Atomics.notify(words, at.ticket);
  }

  private take(chunks: number): number | undefined {
    const { words } = this;
    for (;;) {
      const ticket = Atomics.load(words, at.ticket);
      const left = ticket & ((1 << chunkBits) - 1);
      if (left === 0) return undefined;
      if (Atomics.compareExchange(words, at.ticket, ticket, ticket - 1) === ticket) return chunks - left;
    }
  }

  /** Waits for the chunks that helpers have taken. */
  private finish(chunks: number): void {
    const { words } = this;
    let looks = 0;
    for (let done = Atomics.load(words, at.done); done < chunks; done = Atomics.load(words, at.done)) {
      if (this.maySleep && ++looks > spins) Atomics.wait(words, at.done, done, 10);
    }
    if (Atomics.exchange(words, at.failed, 0) !== 0) throw new InternalError('cpu', 'a helper thread could not run a program');
  }
}

/** Browsers do not let their main thread wait. */
function mayWait(words: Int32Array): boolean {
  try {
    Atomics.wait(words, at.ticket, words[at.ticket]! + 1, 0);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
