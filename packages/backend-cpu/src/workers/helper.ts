import type { Protocol } from './protocol.ts';

type Phase = (record: number, scratch: number, begin: number, end: number) => void;

/**
 * What a helper thread does: takes chunks of the ranges that the leading thread posts. Its source travels to the worker as text, so that
 * there is no second file for a bundler to miss; it must not refer to anything outside itself.
 */
export function helper(memory: WebAssembly.Memory, thread: number, at: Protocol): void {
  /** Looks at the ticket, about 5 ns each, before going to sleep: within a plan and after it. */
  const spins = [4_000, 40_000] as const;
  const mostPrograms = 1024;
  const words = new Int32Array(memory.buffer, at.address, at.count);
  const programs = new Map<number, readonly (Phase | undefined)[]>();

  const phasesOf = (program: number): readonly (Phase | undefined)[] => {
    const known = programs.get(program);
    if (known !== undefined) return known;
    if (programs.size >= mostPrograms) programs.clear();
    const code = new Uint8Array(memory.buffer, words[at.code]!, words[at.codeBytes]!).slice();
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
    const phases = [exports.prepare as Phase | undefined, exports.run as Phase];
    programs.set(program, phases);
    return phases;
  };

  const doChunk = (chunk: number, chunks: number): void => {
    const units = words[at.units]!;
    const begin = Math.floor((units * chunk) / chunks);
    const end = Math.floor((units * (chunk + 1)) / chunks);
    const phase = phasesOf(words[at.program]!)[words[at.phase]!]!;
    phase(at.record, words[at.scratch]! + thread * words[at.scratchBytes]!, begin, end);
  };

  let idle = 0;
  while (Atomics.load(words, at.closed) === 0) {
    const ticket = Atomics.load(words, at.ticket);
    const left = ticket & ((1 << at.chunkBits) - 1);
    if (left > 0) {
      idle = 0;
      if (Atomics.compareExchange(words, at.ticket, ticket, ticket - 1) !== ticket) continue;
      const chunks = words[at.chunks]!;
      try {
        doChunk(chunks - left, chunks);
        Atomics.add(words, at.helped, 1);
      } catch {
        Atomics.store(words, at.failed, 1);
      }
      if (Atomics.add(words, at.done, 1) + 1 === chunks) Atomics.notify(words, at.done);
    } else if (++idle > spins[Atomics.load(words, at.active) as 0 | 1]) {
      idle = 0;
      Atomics.add(words, at.sleepers, 1);
      Atomics.wait(words, at.ticket, ticket);
      Atomics.sub(words, at.sleepers, 1);
    }
  }
}
