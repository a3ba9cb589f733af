import { DisposedError, InternalError, lostDevice, type NacreError, OutOfMemoryError } from '@nacre/tensor/backend';

/** What is watched, in errors. */
export interface Watched {
  readonly operation: string;
  subject(): string;
  /** Told of an error as soon as it is known. */
  failed?(): void;
}

const filters = ['out-of-memory', 'internal', 'validation'] as const;

/**
 * WebGPU reports errors after the fact. What is done under `watch` is known to have worked, or not, once `settle` was awaited; `check`
 * throws what is known so far. The first error in the order of what was done stands for those that follow from it.
 */
export class Failures {
  /** Why the device is gone, if it is. */
  lost: string | undefined;
  private readonly device: GPUDevice;
  private readonly looking = new Set<Promise<void>>();
  private found: { readonly place: number; readonly error: NacreError }[] = [];
  private place = 0;
  private closed = false;
  /** Whether something was created that nobody has waited for: errors are to be expected with new things only. */
  private created = false;

  constructor(device: GPUDevice) {
    this.device = device;
    void device.lost.then(({ reason, message }) => {
      this.lost = reason === 'destroyed' ? 'destroyed' : message || 'no reason given';
    });
  }

  /** Does something that repeats what has worked before. */
  watch<T>(watched: Watched, action: () => T): T {
    for (const filter of filters) this.device.pushErrorScope(filter);
    try {
      return action();
    } finally {
      for (const filter of filters.toReversed()) this.look(filter, watched, this.place++);
    }
  }

  /** Makes something new: `settle` should follow. */
  create<T>(watched: Watched, action: () => T): T {
    this.created = true;
    return this.watch(watched, action);
  }

  /** Whether something new was made since the last `settle`. */
  get unsettled(): boolean {
    return this.created;
  }

  async settle(operation: string): Promise<void> {
    this.created = false;
    await Promise.all(this.looking);
    this.check(operation);
  }

  /** Does something that waits. If it fails, the first error known by then is the one. */
  async attempt<T>(operation: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      await this.settle(operation);
      throw error;
    }
  }

  check(operation: string): void {
    this.expectDevice(operation);
    const { found } = this;
    if (found.length === 0) return;
    this.found = [];
    throw found.reduce((first, other) => (other.place < first.place ? other : first)).error;
  }

  close(): void {
    this.closed = true;
  }

  /** Throws if the device is gone. */
  expectDevice(operation: string): void {
    if (this.closed) throw new DisposedError(operation, 'the device webgpu was closed', 'make a new one with webgpu()');
    if (this.lost !== undefined) throw lostDevice(operation, 'webgpu', this.lost);
  }

  private look(filter: GPUErrorFilter, watched: Watched, place: number): void {
    // On a lost device the scopes are gone too; `check` then reports the loss.
    const looked = this.device.popErrorScope().then(
      (error) => {
        this.looking.delete(looked);
        if (error === null) return;
        watched.failed?.();
        this.found.push({ place, error: errorOf(filter, watched, error.message) });
      },
      () => void this.looking.delete(looked),
    );
    this.looking.add(looked);
  }
}

function errorOf(filter: GPUErrorFilter, { operation, subject }: Watched, message: string): NacreError {
  if (filter === 'out-of-memory') return outOfMemory(operation, subject());
  return new InternalError(operation, `WebGPU refused ${subject()}: ${message}`);
}

export const outOfMemory = (operation: string, subject: string): OutOfMemoryError =>
  new OutOfMemoryError(
    operation,
    `the GPU has no memory for ${subject}`,
    'use a smaller batch, or dispose() what is no longer needed',
  );
