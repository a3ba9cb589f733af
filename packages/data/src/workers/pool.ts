import { DisposedError } from '@nacre/tensor';
import { WorkerFailedError } from '../loading/errors.ts';
import type { Request } from './protocol.ts';
import type { RemoteWorker, Run } from './remote-worker.ts';
import type { WorkerDataset } from './worker-dataset.ts';

interface Job {
  readonly run: Run;
  readonly request: Request;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** One that is being answered, and one so that the worker does not wait for the next. */
const requestsPerWorker = 2;

/** The workers of a loader. They are started with the first request and stay until the loader is closed; one that fails is replaced. */
export class WorkerPool {
  private readonly dataset: WorkerDataset<unknown>;
  private readonly size: number;
  private workers: RemoteWorker[] = [];
  private queue: Job[] = [];
  /** Of a worker that could not be started, for whoever asks next. */
  private trouble: unknown;
  private closed = false;

  constructor(dataset: WorkerDataset<unknown>, size: number) {
    this.dataset = dataset;
    this.size = size;
  }

  /** Has a request answered by the next worker that is free. */
  submit(run: Run, request: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new DisposedError('DataLoader', 'the loader was closed', 'make a new one'));
      if (this.trouble !== undefined) {
        reject(this.trouble);
        this.trouble = undefined;
        return;
      }
      this.queue.push({ run, request, resolve, reject });
      this.fill();
      this.assign();
    });
  }

  /** Forgets what was asked for by this run; a worker that has begun finishes for nothing. */
  drop(run: Run): void {
    this.queue = this.queue.filter((job) => job.run !== run);
    for (const worker of this.workers) worker.drop(run);
  }

  close(): void {
    this.closed = true;
    for (const worker of [...this.workers]) worker.close();
    this.dataset.close();
    this.failAll(new DisposedError('DataLoader', 'the loader was closed', 'make a new one'));
  }

  private fill(): void {
    while (this.workers.length < this.size && !this.closed) this.add(this.dataset.startWorker());
  }

  private add(worker: RemoteWorker): void {
    this.workers.push(worker);
    worker.onFailure = () => this.remove(worker);
    worker.opened.then(
      ({ isStream, length }) => {
        if (isStream === this.dataset.isStream && length === this.dataset.length) return this.assign();
        const problem = `a worker's dataset has ${length} samples, the first one's ${this.dataset.length}`;
        worker.close();
        this.failAll(new WorkerFailedError('DataLoader', problem, 'let the module make the same dataset every time'));
      },
      (error) => this.failAll(error),
    );
  }

  private remove(worker: RemoteWorker): void {
    this.workers = this.workers.filter((other) => other !== worker);
    if (worker.isOpen && this.queue.length > 0) this.fill();
  }

  /** An error that belongs to no request: all that wait get it, or the next one does. */
  private failAll(error: unknown): void {
    const waiting = this.queue;
    this.queue = [];
    this.trouble = waiting.length === 0 ? error : undefined;
    for (const job of waiting) job.reject(error);
  }

  private assign(): void {
    while (this.queue.length > 0) {
      const free = this.workers.filter((worker) => worker.isOpen && worker.load < requestsPerWorker);
      if (free.length === 0) return;
      const worker = free.reduce((best, other) => (other.load < best.load ? other : best));
      const { run, request, resolve, reject } = this.queue.shift()!;
      worker
        .ask(request, run)
        .then(resolve, reject)
        .finally(() => this.assign());
    }
  }
}
