export * from './contract/index.ts';
export { createDevice, type Device, type DeviceOptions } from './runtime/device.ts';
