import { DeviceError, DisposedError, type NacreError } from '@nacre/tensor/backend';
import type { Reply } from './server.ts';
import { spawn, type Thread } from './spawn.ts';

/** Runs a routine of a plan on copies of its buffers; gives those it wrote, the last of them. */
export type RunRoutine = (routine: number, buffers: readonly ArrayBuffer[]) => ArrayBuffer[];

interface Waiting {
  resolve(result: unknown): void;
  reject(error: NacreError): void;
  readonly runRoutine: RunRoutine | undefined;
}

/** The calling side of a server in a worker. When that goes down, everything awaited or asked for from then on fails with a DeviceError. */
export class Client {
  /** When the worker runs; rejects with a DeviceError if it cannot be started. */
  readonly ready: Promise<unknown>;
  private readonly thread: Thread | undefined;
  /** In the order in which they will be answered. */
  private waiting: Waiting[] = [];
  private started = false;
  private failure: NacreError | undefined;

  constructor(source: string, args: readonly unknown[]) {
    this.ready = this.answer();
    try {
      this.thread = spawn(
        source,
        args,
        (reason) => this.failed(reason),
        (reply) => this.hear(reply as Reply),
      );
      this.thread.ref?.();
    } catch (error) {
      this.failed(String(error));
    }
  }

  /** Has something done, in its turn. */
  post(method: string, values: readonly unknown[], transfer: readonly ArrayBuffer[] = [], answered = false): void {
    if (this.failure !== undefined) throw this.failure;
    this.thread?.postMessage([answered, method, ...values], transfer);
  }

  /** The same, with an answer. */
  ask(method: string, values: readonly unknown[], runRoutine?: RunRoutine): Promise<unknown> {
    this.post(method, values, [], true);
    this.thread?.ref?.();
    return this.answer(runRoutine);
  }

  close(): void {
    this.fail(new DisposedError('cpu', 'the device was closed', 'make a new one'));
  }

  private answer(runRoutine?: RunRoutine): Promise<unknown> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject, runRoutine }));
  }

  private hear(reply: Reply): void {
    if (this.failure !== undefined) return;
    this.started = true;
    if ('routine' in reply) {
      const outputs = this.waiting[0]!.runRoutine!(reply.routine, reply.buffers);
      this.post('resume', [outputs], outputs);
      return;
    }
    this.waiting.shift()!.resolve(reply.result);
    // A process does not end while something is awaited.
    if (this.waiting.length === 0) this.thread?.unref?.();
  }

  private failed(reason: string): void {
    const [problem, fix] = this.started
      ? ['the worker went down', 'make a new device; if memory was short, use a smaller batch']
      : ['no worker could be started', 'allow them in its Content-Security-Policy (worker-src blob:), or leave out worker: true'];
    this.fail(new DeviceError('cpu', `${problem}: ${reason}`, fix));
  }

  private fail(error: NacreError): void {
    this.failure ??= error;
    for (const { reject } of this.waiting) reject(error);
    this.waiting = [];
    this.thread?.terminate();
  }
}
