import { bytesPerElement, type TypedArray } from '../dtype.ts';
import { DisposedError, StaleValueError } from '../errors.ts';
import { isNode, type Node, type Realized } from '../graph/node.ts';
import type { Device } from './device.ts';
import { inTermsOf } from './failure.ts';
import type { DeviceBuffer } from './memory.ts';

/** A value in the memory of a device, as long as no assignment has replaced it. */
export class StoredValue implements Realized {
  readonly device: Device;
  readonly buffer: DeviceBuffer;
  readonly version: number;
  private disposed = false;

  constructor(device: Device, buffer: DeviceBuffer) {
    this.device = device;
    this.buffer = buffer;
    this.version = buffer.version;
    buffer.hold();
  }

  get valid(): boolean {
    return !this.disposed && !this.buffer.released && this.device.usable && this.version === this.buffer.version;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.buffer.release();
  }

  /** Says why the value is gone, unless it is there. */
  check(operation: string): void {
    if (this.device.closed)
      throw new DisposedError(operation, `the device ${this.device.name} was closed`, 'read values before close()');
    this.device.checkOpen(operation);
    if (this.buffer.failure !== undefined) throw inTermsOf(operation, this.buffer.failure);
    if (this.disposed || this.buffer.released) throw new DisposedError(operation, 'a tensor it needs was disposed');
    if (this.version !== this.buffer.version) {
      const by = this.buffer.replacedBy;
      throw new StaleValueError(
        operation,
        `it was recorded before ${by} replaced a value it depends on`,
        `read it before ${by}, or let the step compute it: step({also: [tensor]})`,
      );
    }
  }
}

/** A value on the host, brought there from a device that it still belongs to as long as that is open. */
export class HostValue implements Realized {
  readonly valid = true;
  readonly data: TypedArray;
  readonly home: Device;

  constructor(data: TypedArray, home: Device) {
    this.data = data;
    this.home = home;
  }
}

/** What is left of a disposed tensor that lived nowhere. */
export const disposedValue: Realized = { valid: false };

/** Host data of a leaf, if that is where its value is. */
export function hostDataOf(leaf: Node): TypedArray | undefined {
  if (leaf.realized instanceof HostValue) return leaf.realized.data;
  return leaf.realized === undefined && isNode(leaf, 'source') ? leaf.attributes.data : undefined;
}

export const storedValueOf = (node: Node): StoredValue | undefined =>
  node.realized instanceof StoredValue ? node.realized : undefined;

/** The device a value belongs to, wherever it was read to; undefined for host data that no device has met. */
export function homeOf(node: Node): Device | undefined {
  if (node.realized instanceof HostValue) return node.realized.home.usable ? node.realized.home : undefined;
  return storedValueOf(node)?.device;
}

/** Up to this many bytes a value that has been read lives on the host from then on. */
const keptOnHost = 4096;

/** After a read: small values give their device memory back. */
export function keepOnHost(node: Node, data: TypedArray): void {
  const stored = storedValueOf(node);
  if (stored === undefined || data.length * bytesPerElement(node.dtype) > keptOnHost) return;
  stored.dispose();
  node.realized = new HostValue(data.slice(), stored.device);
}
