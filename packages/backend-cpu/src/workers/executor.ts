import type { Protocol } from './protocol.ts';

/** Does units `begin … end − 1` of the launch that `record` describes, with scratch memory of its own. */
export type Phase = (record: number, scratch: number, begin: number, end: number) => void;

/** What has to be known of a program to run it. */
export interface Loadable {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly units: number;
  readonly preparations: number;
  readonly sharedBytes: number;
  readonly ownBytes: number;
  /** Of all units, in cycles. */
  readonly work: number;
}

interface Loaded {
  readonly prepare?: Phase;
  readonly run: Phase;
  readonly code: number | undefined;
}

export type StartExecutor = typeof executor;
export type Executor = ReturnType<StartExecutor>;

/**
 * The leading thread of a device: keeps programs and runs them, sharing large ones with the helpers. It posts a range of units and works
 * on it like the others; who takes which chunk is left to chance, as units share nothing. Nobody is waited for but those that have taken
 * a chunk: a helper that is not there yet, or has no processor, costs nothing.
 *
 * Called where the device was made, or sent as text to a worker: it must not refer to anything outside itself.
 */
export function executor(memory: WebAssembly.Memory, threads: number, at: Protocol, imports: WebAssembly.Imports) {
  const chunkWork = 10_000;
  const chunksPerThread = 4;
  /** Looks at the count of done chunks before sleeping, where that is allowed. */
  const spins = 20_000;
  const words = new Int32Array(memory.buffer, at.address, at.count);
  const programs = new Map<number, Loadable & Loaded>();
  let sequence = 0;

  /** Browsers do not let their main thread wait. */
  let maySleep = true;
  try {
    Atomics.wait(words, at.ticket, words[at.ticket]! + 1, 0);
  } catch {
    maySleep = false;
  }

  const post = (chunks: number): void => {
    sequence++;
    Atomics.store(words, at.ticket, (sequence << at.chunkBits) | chunks);
    if (Atomics.load(words, at.sleepers) > 0) Atomics.notify(words, at.ticket);
  };

  const take = (chunks: number): number | undefined => {
    for (;;) {
      const ticket = Atomics.load(words, at.ticket);
      const left = ticket & ((1 << at.chunkBits) - 1);
      if (left === 0) return undefined;
      if (Atomics.compareExchange(words, at.ticket, ticket, ticket - 1) === ticket) return chunks - left;
    }
  };

  /** Waits for the chunks that helpers have taken. */
  const finish = (chunks: number): void => {
    let looks = 0;
    for (let done = Atomics.load(words, at.done); done < chunks; done = Atomics.load(words, at.done)) {
      if (maySleep && ++looks > spins) Atomics.wait(words, at.done, done, 10);
    }
    if (Atomics.exchange(words, at.failed, 0) !== 0) throw new Error('a helper thread could not run a program');
  };

  /** Runs the units of a phase (0 is `prepare`, 1 is `run`) together with whoever is there. */
  const share = (number: number, phase: 0 | 1, run: Phase, units: number, scratch: number): void => {
    const { work, code, bytes, ownBytes } = programs.get(number)!;
    const chunks = Math.min(units, Math.ceil(work / chunkWork), chunksPerThread * threads);
    words[at.program] = number;
    words[at.code] = code!;
    words[at.codeBytes] = bytes.length;
    words[at.phase] = phase;
    words[at.units] = units;
    words[at.chunks] = chunks;
    words[at.scratch] = scratch;
    words[at.scratchBytes] = ownBytes;
    Atomics.store(words, at.done, 0);
    post(chunks);
    for (let chunk = take(chunks); chunk !== undefined; chunk = take(chunks)) {
      run(at.record, scratch, Math.floor((units * chunk) / chunks), Math.floor((units * (chunk + 1)) / chunks));
      Atomics.add(words, at.done, 1);
    }
    finish(chunks);
  };

  return {
    /** `code` is where helpers find the bytes in the memory; undefined if the program is not worth sharing. */
    load(number: number, program: Loadable, code: number | undefined): void {
      const { exports } = new WebAssembly.Instance(
        new WebAssembly.Module(program.bytes),
        Object.assign({ env: { memory } }, imports),
      );
      programs.set(number, Object.assign({ code }, program, exports as unknown as Pick<Loaded, 'prepare' | 'run'>));
    },

    release(number: number): void {
      programs.delete(number);
    },

    /** Calls the helpers to a plan, which ends with `end`. */
    begin(): void {
      Atomics.store(words, at.active, 1);
      post(0);
    },

    end(): void {
      Atomics.store(words, at.active, 0);
    },

    /** Runs a program on the launch that the record describes. */
    launch(number: number, scratch: number): void {
      const { prepare, run, preparations, units, sharedBytes, code } = programs.get(number)!;
      const own = scratch + sharedBytes;
      if (prepare !== undefined) {
        if (code === undefined || preparations === 1) prepare(at.record, own, 0, preparations);
        else share(number, 0, prepare, preparations, own);
      }
      if (code === undefined || units === 1) run(at.record, own, 0, units);
      else share(number, 1, run, units, own);
    },
  };
}
