import type { BufferRef } from '../contract/backend.ts';
import type { TypedArray } from '../dtype.ts';
import { IndexOutOfRangeError } from '../errors.ts';
import { causeOf, nameOf } from '../graph/calls.ts';
import type { Device } from './device.ts';
import type { DeviceBuffer } from './memory.ts';

const capacity = 64;

/** Past the capacity, operations share the last. */
const flagOf = (operation: number): number => Math.min(operation, capacity - 1);

/**
 * Where kernels record that an index computed on the device was out of range: one flag per operation, looked at with the next read.
 */
export class Faults {
  private readonly device: Device;
  private readonly operations: string[] = [];
  private buffer: DeviceBuffer | undefined;
  /** Whether anything ran since the last look that could have recorded a fault. */
  private possible = false;

  constructor(device: Device) {
    this.device = device;
  }

  /** The flag of an operation. */
  position(operation: string): number {
    const known = this.operations.indexOf(operation);
    return flagOf(known >= 0 ? known : this.operations.push(operation) - 1);
  }

  /** The flags, for a plan that may raise some. */
  flags(): BufferRef {
    this.possible = true;
    this.buffer ??= this.lowered();
    return this.buffer.ref;
  }

  /** Memory for the flags, all down: it may have been used before. */
  private lowered(): DeviceBuffer {
    const buffer = this.device.allocator.buffer('int32', capacity);
    this.device.backend.write(buffer.ref, new Int32Array(capacity));
    return buffer;
  }

  /** What has to be read along with values, once. */
  toRead(): readonly BufferRef[] {
    if (!this.possible || this.buffer === undefined) return [];
    this.possible = false;
    return [this.buffer.ref];
  }

  /** Throws if a flag was up; all are down afterwards. */
  inspect(operation: string, flags: TypedArray | undefined): void {
    if (flags === undefined) return;
    const raised = this.operations.filter((_, i) => flags[flagOf(i)] !== 0);
    if (raised.length === 0) return;
    this.device.backend.write(this.buffer!.ref, new Int32Array(capacity));
    const error = new IndexOutOfRangeError(
      operation,
      `an index given to ${[...new Set(raised.map(nameOf))].join(' and to ')} was out of range; the values computed since the last read are not to be trusted`,
      'check the indices, e.g. labels against the number of classes; traceCalls(true) adds the lines that gave them',
    );
    const cause = causeOf(raised);
    if (cause !== undefined) error.cause = cause;
    throw error;
  }
}
