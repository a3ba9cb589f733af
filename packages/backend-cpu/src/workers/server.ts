import type { StartExecutor } from './executor.ts';
import type { Protocol } from './protocol.ts';

/** A piece of the memory: its address and its bytes. */
export type Place = readonly [address: number, bytes: number];

/** What is posted to a server: whether an answer is awaited, what to do, and with what. Answers come in the order of the requests. */
export type Request = readonly [answered: boolean, method: string, ...values: unknown[]];

/** What it posts back: a result, or a routine of the plan, to be run on these buffers and answered by `resume`. */
export type Reply = { readonly result: unknown } | { readonly routine: number; readonly buffers: ArrayBuffer[] };

interface Port {
  onmessage: ((event: { data: Request }) => void) | null;
  postMessage(reply: Reply, transfer?: ArrayBuffer[]): void;
}

/**
 * Drives an executor in a worker, by messages, in the order in which they come. Without a shared memory it makes one of its own, of at most
 * `pages`. With the first error the worker goes down.
 *
 * It travels as text, and must not refer to anything outside itself.
 */
export function server(
  start: StartExecutor,
  reserve: (pages: number, shared: boolean) => WebAssembly.Memory,
  imports: WebAssembly.Imports,
  shared: WebAssembly.Memory | undefined,
  pages: number,
  threads: number,
  at: Protocol,
  port: Port,
): void {
  const memory = shared ?? reserve(pages, false);
  const executor = start(memory, threads, at, imports);
  let turn: Promise<unknown> = Promise.resolve();
  let resume: (outputs: readonly ArrayBuffer[]) => void;

  const bytes = (): Uint8Array => new Uint8Array(memory.buffer);
  const read = (places: readonly Place[]): ArrayBuffer[] =>
    places.map(([address, length]) => bytes().slice(address, address + length).buffer as ArrayBuffer);

  /** Has a routine run by the other side, and puts back what it wrote: the last of its buffers. */
  const runElsewhere = (routine: number, places: readonly Place[]): Promise<void> => {
    const buffers = read(places);
    port.postMessage({ routine, buffers }, buffers);
    return new Promise<readonly ArrayBuffer[]>((resolve) => {
      resume = resolve;
    }).then((outputs) => {
      outputs.forEach((output, i) => bytes().set(new Uint8Array(output), places[places.length - outputs.length + i]![0]));
    });
  };

  /**
   * Runs launches, given as triples of program, bytes of the record and scratch address, with the records one after the other; 0 bytes are
   * a routine. Gives the times at which each began, and the end.
   */
  const run = (
    steps: Uint32Array,
    records: Uint8Array,
    routines: readonly (readonly Place[])[],
    useHelpers: boolean,
  ): number[] | Promise<number[]> => {
    const times: number[] = [];
    let step = 0;
    let described = 0;
    const proceed = (): number[] | Promise<number[]> => {
      for (;;) {
        times.push(performance.now());
        if (step === steps.length) break;
        const [program, length, scratch] = [steps[step++]!, steps[step++]!, steps[step++]!];
        if (length === 0) return runElsewhere(program, routines[program]!).then(proceed);
        bytes().set(records.subarray(described, described + length), at.record);
        described += length;
        executor.launch(program, scratch);
      }
      if (useHelpers) executor.end();
      return times;
    };
    if (useHelpers) executor.begin();
    return proceed();
  };

  const methods: Record<string, (...values: never[]) => unknown> = Object.assign(executor, {
    run,
    read,
    grow: (more: number) => memory.grow(more),
    clear: (address: number, length: number) => bytes().fill(0, address, address + length),
    write: (address: number, data: Uint8Array) => bytes().set(data, address),
  });

  port.onmessage = ({ data: [answered, method, ...values] }) => {
    if (method === 'resume') return resume(values[0] as ArrayBuffer[]);
    turn = turn
      .then(() => methods[method]!(...(values as never[])))
      .then((result) => {
        if (answered) port.postMessage({ result }, method === 'read' ? (result as ArrayBuffer[]) : []);
      })
      .catch((error) => {
        // Out of the promise: as an error of the worker it reaches the other side. Nobody has another turn.
        setTimeout(() => {
          throw error;
        });
        return new Promise(() => {});
      });
  };
  port.postMessage({ result: undefined });
}
