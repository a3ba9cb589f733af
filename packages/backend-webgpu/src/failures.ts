import { DeviceError, DisposedError, InternalError, type NacreError, OutOfMemoryError } from '@nacre/tensor/backend';

/**
 * WebGPU reports errors after the fact. What is done under `watch` is looked at when `settle` is awaited, which then throws the
 * first error in the order of what was done.
 */
export class Failures {
  private readonly device: GPUDevice;
  private pending: Promise<NacreError | undefined>[] = [];
  private lost: GPUDeviceLostInfo | undefined;
  private closed = false;

  constructor(device: GPUDevice) {
    this.device = device;
    void device.lost.then((info) => {
      this.lost = info;
    });
  }

  /** Does something for `operation`; `subject` says in errors what it was. */
  watch<T>(operation: string, subject: string, action: () => T): T {
    const filters = ['out-of-memory', 'internal', 'validation'] as const;
    for (const filter of filters) this.device.pushErrorScope(filter);
    try {
      return action();
    } finally {
      for (const filter of filters.toReversed()) this.pending.push(this.pop(filter, operation, subject));
    }
  }

  async settle(operation: string): Promise<void> {
    const watched = this.pending;
    this.pending = [];
    const errors = await Promise.all(watched);
    this.expectDevice(operation);
    const first = errors.find((error) => error !== undefined);
    if (first !== undefined) throw first;
  }

  close(): void {
    this.closed = true;
  }

  /** Throws if the device is gone. */
  expectDevice(operation: string): void {
    if (this.closed) throw new DisposedError(operation, 'the device webgpu was closed', 'make a new one with webgpu()');
    if (this.lost === undefined) return;
    const { reason, message } = this.lost;
    throw new DeviceError(
      operation,
      `the GPU device was lost (${reason === 'destroyed' ? 'destroyed' : message || 'no reason given'})`,
      'make a new one with webgpu(); what was in its memory is gone',
    );
  }

  private async pop(filter: GPUErrorFilter, operation: string, subject: string): Promise<NacreError | undefined> {
    // On a lost device the scopes are gone too; `settle` then reports the loss.
    const error = await this.device.popErrorScope().catch(() => null);
    if (error === null) return undefined;
    if (filter === 'out-of-memory') return outOfMemory(operation, subject);
    return new InternalError(operation, `WebGPU refused ${subject}: ${error.message}`);
  }
}

export const outOfMemory = (operation: string, subject: string): OutOfMemoryError =>
  new OutOfMemoryError(
    operation,
    `the GPU has no memory for ${subject}`,
    'use a smaller batch, or dispose() what is no longer needed',
  );
