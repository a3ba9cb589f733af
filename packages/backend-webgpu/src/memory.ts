import { type Allocation, type BufferRef, InternalError, OutOfMemoryError, type TypedArray } from '@nacre/tensor/backend';
import { type Failures, outOfMemory } from './failures.ts';
import { mapForReading, usage } from './flags.ts';
import { byteLength, bytesPerWord, pack, unpack } from './storage.ts';

/** An allocation is a GPUBuffer. */
export const gpuBufferOf = (allocation: Allocation): GPUBuffer => allocation as GPUBuffer;

export const bytesOf = ({ dtype, count }: BufferRef): number => byteLength(dtype, count);

/** The buffers of a device, and the ways in and out. */
export class Memory {
  readonly maxAllocationBytes: number;
  private readonly device: GPUDevice;
  private readonly failures: Failures;
  private readonly allocations = new Set<GPUBuffer>();

  constructor(device: GPUDevice, failures: Failures) {
    this.device = device;
    this.failures = failures;
    this.maxAllocationBytes = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
  }

  /** Too large a size is refused at once; that the GPU is full shows with the next run or read. */
  alloc(bytes: number): GPUBuffer {
    if (bytes > this.maxAllocationBytes) {
      throw new OutOfMemoryError(
        'alloc',
        `${bytes} bytes in one piece are more than the ${this.maxAllocationBytes} this GPU gives`,
        'use a smaller batch, or split the tensor',
      );
    }
    const size = Math.max(bytesPerWord, Math.ceil(bytes / bytesPerWord) * bytesPerWord);
    const buffer = this.create('alloc', size, usage.storage | usage.copySource | usage.copyTarget);
    this.allocations.add(buffer);
    return buffer;
  }

  free(allocation: Allocation): void {
    const buffer = gpuBufferOf(allocation);
    if (!this.allocations.delete(buffer)) return;
    buffer.destroy();
  }

  write(ref: BufferRef, data: TypedArray): void {
    this.failures.expectDevice('write');
    if (data.length !== ref.count) {
      throw new InternalError('write', `a ${ref.dtype} buffer of ${ref.count} elements is given ${data.length}`);
    }
    const words = unshared(pack(ref.dtype, data));
    this.failures.watch('write', `${words.byteLength} bytes at ${ref.offset}`, () => {
      this.device.queue.writeBuffer(gpuBufferOf(ref.allocation), ref.offset, words.buffer, words.byteOffset, words.byteLength);
    });
  }

  /** The copies are queued at once, so what happens later does not show in them. */
  async read(refs: readonly BufferRef[]): Promise<TypedArray[]> {
    this.failures.expectDevice('read');
    const offsets: number[] = [];
    let size = 0;
    for (const ref of refs) {
      offsets.push(size);
      size += bytesOf(ref);
    }
    const staging = this.create('read', Math.max(size, bytesPerWord), usage.mapRead | usage.copyTarget);
    try {
      this.failures.watch('read', `a copy of ${size} bytes`, () => {
        const encoder = this.device.createCommandEncoder();
        refs.forEach((ref, i) => {
          if (ref.count > 0)
            encoder.copyBufferToBuffer(gpuBufferOf(ref.allocation), ref.offset, staging, offsets[i]!, bytesOf(ref));
        });
        this.device.queue.submit([encoder.finish()]);
      });
      const mapped = staging.mapAsync(mapForReading).then(
        () => true,
        () => false,
      );
      await this.failures.settle('read');
      if (!(await mapped)) {
        this.failures.expectDevice('read');
        throw outOfMemory('read', `a copy of ${size} bytes`);
      }
      const bytes = staging.getMappedRange();
      return refs.map((ref, i) => unpack(ref.dtype, bytes, offsets[i]!, ref.count));
    } finally {
      staging.destroy();
    }
  }

  close(): void {
    for (const buffer of this.allocations) buffer.destroy();
    this.allocations.clear();
  }

  private create(operation: string, size: number, flags: number): GPUBuffer {
    this.failures.expectDevice(operation);
    return this.failures.watch(operation, `a buffer of ${size} bytes`, () => this.device.createBuffer({ size, usage: flags }));
  }
}

/** Dawn in Node takes no shared memory. */
const unshared = (data: TypedArray): TypedArray =>
  typeof SharedArrayBuffer !== 'undefined' && data.buffer instanceof SharedArrayBuffer ? data.slice() : data;
