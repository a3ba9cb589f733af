import { useSwiftShader } from '../../packages/backend-webgpu/testing/swiftshader.ts';

useSwiftShader();
/** A module of its own as `webgpu()` finds it, for tests that have a device from elsewhere. */
const { create } = await import('webgpu');
const gpu = create([]);

export async function newGPUDevice(): Promise<GPUDevice> {
  const adapter = (await gpu.requestAdapter())!;
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  return adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
}
