import type { BufferRef } from '../contract/backend.ts';
import type { Node } from '../graph/node.ts';
import { sizeOf } from '../shape.ts';
import type { Device } from './device.ts';
import type { DeviceBuffer } from './memory.ts';
import { hostDataOf } from './values.ts';

/** Copies of host values on devices. The value stays at home on the host: any device may have one. */
const copies = new WeakMap<Node, Map<Device, DeviceBuffer | undefined>>();

/** The device's copy of a host value, made when it is asked for the second time. */
export function residentCopy(leaf: Node, device: Device): BufferRef | undefined {
  const known = copies.get(leaf);
  if (known === undefined || !known.has(device)) {
    copies.set(leaf, (known ?? new Map<Device, DeviceBuffer | undefined>()).set(device, undefined));
    return undefined;
  }
  let buffer = known.get(device);
  if (buffer === undefined || device.allocator.isMissing(buffer.ref.allocation)) {
    buffer?.release();
    buffer = device.allocator.buffer(leaf.dtype, sizeOf(leaf.shape));
    buffer.hold();
    device.backend.write(buffer.ref, hostDataOf(leaf)!);
    known.set(device, buffer);
  }
  return buffer.ref;
}

/** Gives the copies back. */
export function dropCopies(leaf: Node): void {
  for (const [device, buffer] of copies.get(leaf) ?? []) if (device.usable) buffer?.release();
  copies.delete(leaf);
}
