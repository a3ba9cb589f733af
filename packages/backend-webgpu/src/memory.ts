import { type Allocation, type BufferRef, InternalError, OutOfMemoryError, type TypedArray } from '@nacre/tensor/backend';
import { type Failures, outOfMemory } from './failures.ts';
import { usage } from './flags.ts';
import type { Order } from './order.ts';
import { Readback } from './readback.ts';
import { byteLength, bytesPerWord, pack, unpack } from './storage.ts';

/** An allocation is a GPUBuffer. */
export const gpuBufferOf = (allocation: Allocation): GPUBuffer => allocation as GPUBuffer;

export const bytesOf = ({ dtype, count }: BufferRef): number => byteLength(dtype, count);

/** The buffers of a device, and the ways in and out. */
export class Memory {
  readonly maxAllocationBytes: number;
  readonly readback: Readback;
  private readonly device: GPUDevice;
  private readonly failures: Failures;
  private readonly order: Order;
  private readonly allocations = new Set<GPUBuffer>();
  /** Those the GPU turned out to have no memory for. */
  private readonly missing = new WeakSet<GPUBuffer>();

  constructor(device: GPUDevice, failures: Failures, order: Order) {
    this.device = device;
    this.failures = failures;
    this.order = order;
    this.readback = new Readback(device, failures, order);
    this.maxAllocationBytes = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
  }

  /** Too large a size is refused at once; that the GPU is full shows with the next run or read. */
  alloc(bytes: number): GPUBuffer {
    this.failures.expectDevice('alloc');
    if (bytes > this.maxAllocationBytes) {
      throw new OutOfMemoryError(
        'alloc',
        `${bytes} bytes in one piece are more than the ${this.maxAllocationBytes} this GPU gives`,
        'use a smaller batch, or split the tensor',
      );
    }
    const size = Math.max(bytesPerWord, Math.ceil(bytes / bytesPerWord) * bytesPerWord);
    const failed = (): void => void this.missing.add(buffer);
    const buffer: GPUBuffer = this.failures.create(
      { operation: 'alloc', subject: () => `a buffer of ${size} bytes`, failed },
      () => this.device.createBuffer({ size, usage: usage.storage | usage.copySource | usage.copyTarget }),
    );
    this.allocations.add(buffer);
    this.failures.watch({ operation: 'alloc', subject: () => `zeros for a buffer of ${size} bytes` }, () => this.clear(buffer));
    return buffer;
  }

  /**
   * New buffers are zeros by themselves. But Firefox and Deno (wgpu) take what is first written through a binding with a dynamic offset for not written
   * yet, and would clear it later.
   */
  private clear(buffer: GPUBuffer): void {
    const encoder = this.device.createCommandEncoder();
    encoder.clearBuffer(buffer);
    this.device.queue.submit([encoder.finish()]);
  }

  free(allocation: Allocation): void {
    const buffer = gpuBufferOf(allocation);
    if (this.allocations.delete(buffer)) void this.order.do(() => buffer.destroy());
  }

  write(ref: BufferRef, data: TypedArray): void {
    this.failures.expectDevice('write');
    const buffer = this.present('write', ref.allocation);
    if (data.length !== ref.count) {
      throw new InternalError('write', `a ${ref.dtype} buffer of ${ref.count} elements is given ${data.length}`);
    }
    const words = this.toUpload(pack(ref.dtype, data));
    if (ref.offset + words.byteLength > buffer.size) {
      throw new InternalError(
        'write',
        `${words.byteLength} bytes at ${ref.offset} do not fit into an allocation of ${buffer.size}`,
      );
    }
    // Deno does not survive a write of nothing.
    if (words.byteLength === 0) return;
    void this.order.do(() => this.device.queue.writeBuffer(buffer, ref.offset, words.buffer, words.byteOffset, words.byteLength));
  }

  /** The copies are queued at once, so what happens later does not show in them. */
  async read(refs: readonly BufferRef[]): Promise<TypedArray[]> {
    const offsets: number[] = [];
    let size = 0;
    for (const ref of refs) {
      offsets.push(size);
      size += bytesOf(ref);
    }
    const places = refs.map((ref, i) => ({ ...ref, buffer: this.present('read', ref.allocation), at: offsets[i]! }));
    return this.readback.read(
      'read',
      size,
      (encoder, staging) => {
        for (const { buffer, offset, at, dtype, count } of places) {
          if (count > 0) encoder.copyBufferToBuffer(buffer, offset, staging, at, byteLength(dtype, count));
        }
      },
      (bytes) => places.map(({ dtype, count, at }) => unpack(dtype, bytes, at, count)),
    );
  }

  /** The buffer of an allocation, if the GPU had the memory. */
  present(operation: string, allocation: Allocation): GPUBuffer {
    const buffer = gpuBufferOf(allocation);
    if (this.isMissing(buffer)) throw outOfMemory(operation, `a buffer of ${buffer.size} bytes`);
    return buffer;
  }

  isMissing(allocation: Allocation): boolean {
    return this.missing.has(gpuBufferOf(allocation));
  }

  close(): void {
    this.readback.close();
    for (const buffer of this.allocations) buffer.destroy();
    this.allocations.clear();
  }

  /** Data that may change before it is uploaded is copied; so is shared memory, of which Dawn in Node takes none. */
  private toUpload(data: TypedArray): TypedArray {
    const shared = typeof SharedArrayBuffer !== 'undefined' && data.buffer instanceof SharedArrayBuffer;
    return shared || !this.order.isFree ? data.slice() : data;
  }
}
