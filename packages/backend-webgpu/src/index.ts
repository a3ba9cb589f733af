export type { AdapterOptions } from './adapter.ts';
export { webgpuBackend } from './backend.ts';
export { generateWGSL, type WGSLPass } from './generate.ts';
export { webgpuTarget } from './target.ts';
export { isWebGPUAvailable, type WebGPUOptions, webgpu } from './webgpu.ts';
