import { DisposedError, type NacreError } from '@nacre/tensor';
import { describeError, WorkerFailedError } from '../loading/errors.ts';
import { unpackFailure } from './packed-error.ts';
import type { Description, Reply, Request } from './protocol.ts';
import { startThread, type Thread, type WorkerSource } from './thread.ts';

interface Waiting {
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
  /** Requests whose answers nobody needs any more. */
  private forgotten = new Set<number>();
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

  /** Asks for something; `asked` hears the number of the request. */
  ask(request: Request, asked: (id: number) => void = () => {}): Promise<unknown> {
    const id = ++this.lastId;
    asked(id);
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      this.thread!.post({ id, request });
      this.waiting.set(id, { resolve, reject });
      this.hold();
    });
  }

  /** No process goes on for the sake of this answer. */
  forget(id: number): void {
    if (this.waiting.has(id)) this.forgotten.add(id);
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
    this.forgotten.delete(reply.id);
    this.hold();
    if ('failure' in reply) waiting?.reject(unpackFailure(reply.failure));
    else waiting?.resolve(reply.result);
  }

  private hold(): void {
    this.thread?.hold(this.waiting.size > this.forgotten.size);
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
    this.forgotten.clear();
    this.thread?.terminate();
    this.onFailure();
  }
}
