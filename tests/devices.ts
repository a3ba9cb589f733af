import { cpu } from '@nacre/backend-cpu';
import { isWebGPUAvailable, webgpu } from '@nacre/backend-webgpu';
import { type Device, type DType, defaultDevice } from '@nacre/tensor';
import { useSwiftShader } from '../packages/backend-webgpu/testing/swiftshader.ts';

/** A device that a suite runs on. */
export interface DeviceEntry {
  readonly name: 'reference' | 'cpu' | 'webgpu';
  create(): Promise<Device>;
  /** Why the device cannot be had on this machine; absent where it can. */
  readonly unavailable?: string;
  /** The device is shared and outlives the suite. */
  readonly shared?: boolean;
  /** Whether NaN, infinities and overflow follow IEEE 754, or are left open as in WGSL. */
  readonly ieee: boolean;
  /** The dtypes it does not have; using one throws an error that names it. */
  readonly lacks: readonly DType[];
}

/** The default device of a process in which nobody chose one. */
const reference = defaultDevice();

useSwiftShader();

export const devices: readonly DeviceEntry[] = [
  { name: 'reference', create: async () => reference, shared: true, ieee: true, lacks: [] },
  { name: 'cpu', create: () => cpu(), ieee: true, lacks: [] },
  {
    name: 'webgpu',
    create: () => webgpu(),
    ieee: false,
    // WGSL has none.
    lacks: ['float64'],
    ...((await isWebGPUAvailable()) ? {} : { unavailable: 'no WebGPU adapter on this machine' }),
  },
];
