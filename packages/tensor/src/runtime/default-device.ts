import { referenceBackend } from '../reference/interpreter.ts';
import { Device } from './device.ts';

let current: Device | undefined;

/** The device used when no tensor of an operation lives on one: the reference backend until another is set. */
export function currentDevice(): Device {
  current ??= new Device(referenceBackend());
  return current;
}

export function setCurrentDevice(device: Device): void {
  device.checkOpen('setDefaultDevice');
  current = device;
}
