import { DisposedError, type NacreError } from '@nacre/tensor';
import { describeError, WorkerFailedError } from '../loading/errors.ts';
import { unpackFailure } from './packed-error.ts';
import type { Description, NumberedRequest, Reply, Request } from './protocol.ts';
import { startThread } from './start-thread.ts';
import type { Thread, WorkerSource } from './thread.ts';

/** One pass over the data; what it no longer needs is dropped together. */
export type Run = object;

interface Waiting {
  readonly run: Run | undefined;
  /** Whether anybody still wants the answer. */
  wanted: boolean;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

const hint = 'does its module import, and call serveDataset at its top level?';

/** A worker that serves a dataset, seen from the thread that asks. */
export class RemoteWorker {
  /** When its dataset is there; rejects with a WorkerFailedError. */
  readonly opened: Promise<Description>;
  /** Whether `opened` has settled well. */
  isOpen = false;
  /** Why it can be asked for nothing any more. */
  failure: NacreError | undefined;
  /** Hears of it at once. */
  onFailure: () => void = () => {};
  private readonly thread: Thread | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(source: WorkerSource, args: readonly unknown[]) {
    try {
      this.thread = startThread(source, {
        heard: (message) => this.hear(message as Reply),
        died: (reason, cause) => this.died(reason, cause),
      });
    } catch (error) {
      this.died(describeError(error), error);
    }
    this.opened = this.open(args);
    this.opened.catch(() => {});
  }

  /** How many answers are still to come. */
  get load(): number {
    return this.waiting.size;
  }

  ask(request: Request, run?: Run): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      const id = ++this.lastId;
      this.thread!.post({ id, request } satisfies NumberedRequest);
      this.waiting.set(id, { run, wanted: true, resolve, reject });
      this.hold();
    });
  }

  /** No process goes on for the sake of what this run has asked for. */
  drop(run: Run): void {
    for (const waiting of this.waiting.values()) if (waiting.run === run) waiting.wanted = false;
    this.hold();
  }

  close(): void {
    this.end(new DisposedError('DataLoader', 'it was closed', 'make a new one'));
  }

  private async open(args: readonly unknown[]): Promise<Description> {
    try {
      const description = (await this.ask({ kind: 'open', args })) as Description;
      this.isOpen = true;
      return description;
    } catch (error) {
      const failure =
        this.failure ??
        new WorkerFailedError('datasetFrom', `the worker could not make the dataset: ${describeError(error)}`, undefined, error);
      this.end(failure);
      throw failure;
    }
  }

  private hear(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    this.hold();
    if ('failure' in reply) waiting?.reject(unpackFailure(reply.failure));
    else waiting?.resolve(reply.result);
  }

  private hold(): void {
    this.thread?.hold([...this.waiting.values()].some(({ wanted }) => wanted));
  }

  private died(reason: string, cause: unknown): void {
    this.end(
      this.isOpen
        ? new WorkerFailedError('DataLoader', `a worker went down: ${reason}`, undefined, cause)
        : new WorkerFailedError('datasetFrom', `a worker could not be started: ${reason}`, hint, cause),
    );
  }

  private end(error: NacreError): void {
    if (this.failure !== undefined) return;
    this.failure = error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    this.thread?.terminate();
    this.onFailure();
  }
}
