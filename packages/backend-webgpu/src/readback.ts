import { type Failures, outOfMemory } from './failures.ts';
import { mapForReading, usage } from './flags.ts';
import type { Order } from './order.ts';

/** Bytes of buffers kept for further reads. */
const maxKept = 64 * 2 ** 20;
const smallest = 256;

/** The way from the GPU to the host, through buffers that are used again and again. */
export class Readback {
  private readonly device: GPUDevice;
  private readonly failures: Failures;
  private readonly order: Order;
  private readonly idle: GPUBuffer[] = [];
  private closed = false;

  constructor(device: GPUDevice, failures: Failures, order: Order) {
    this.device = device;
    this.failures = failures;
    this.order = order;
  }

  /** `copy` encodes copies of `size` bytes into a buffer, in its turn; `unpack` takes the bytes, which are gone afterwards. */
  async read<T>(
    operation: string,
    size: number,
    copy: (encoder: GPUCommandEncoder, staging: GPUBuffer) => void,
    unpack: (bytes: ArrayBuffer) => T,
  ): Promise<T> {
    this.failures.expectDevice(operation);
    const staging = this.take(operation, size);
    let reusable = false;
    try {
      const mapping = await this.order.do(() => ({ refused: this.copyAndMap(operation, size, staging, copy) }));
      await this.failures.settle(operation);
      const refusal = await mapping.refused;
      if (refusal !== undefined) {
        await turn();
        this.failures.check(operation);
        throw outOfMemory(operation, `a copy of ${size} bytes (${refusal})`);
      }
      const result = unpack(staging.getMappedRange(0, size));
      staging.unmap();
      reusable = true;
      return result;
    } finally {
      this.giveBack(staging, reusable);
    }
  }

  close(): void {
    this.closed = true;
    for (const buffer of this.idle) buffer.destroy();
    this.idle.length = 0;
  }

  /** The promise brings why the bytes cannot be had, if so. */
  private copyAndMap(
    operation: string,
    size: number,
    staging: GPUBuffer,
    copy: (encoder: GPUCommandEncoder, staging: GPUBuffer) => void,
  ): Promise<string | undefined> {
    return this.failures.watch({ operation, subject: () => `a copy of ${size} bytes` }, () => {
      const encoder = this.device.createCommandEncoder();
      copy(encoder, staging);
      this.device.queue.submit([encoder.finish()]);
      return staging.mapAsync(mapForReading, 0, size).then(
        () => undefined,
        (error: unknown) => String(error),
      );
    });
  }

  private take(operation: string, size: number): GPUBuffer {
    const fitting = this.idle.filter((buffer) => buffer.size >= size).sort((a, b) => a.size - b.size)[0];
    if (fitting !== undefined) {
      this.idle.splice(this.idle.indexOf(fitting), 1);
      return fitting;
    }
    const rounded = Math.max(smallest, 2 ** Math.ceil(Math.log2(Math.max(1, size))));
    const bytes = rounded > maxKept ? size : rounded;
    return this.failures.create({ operation, subject: () => `a buffer of ${bytes} bytes` }, () =>
      this.device.createBuffer({ size: bytes, usage: usage.mapRead | usage.copyTarget }),
    );
  }

  private giveBack(buffer: GPUBuffer, reusable: boolean): void {
    const kept = this.idle.reduce((sum, { size }) => sum + size, 0);
    if (reusable && !this.closed && kept + buffer.size <= maxKept) this.idle.push(buffer);
    else buffer.destroy();
  }
}

/** A lost device refuses first and says why it did afterwards. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
