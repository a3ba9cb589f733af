export type { AdapterOptions } from './adapter.ts';
export { webgpuBackend } from './backend.ts';
export { isWebGPUAvailable, type WebGPUOptions, webgpu } from './webgpu.ts';
