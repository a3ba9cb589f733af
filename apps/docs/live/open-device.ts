import type { Device } from '@nacre/tensor';

export interface OpenDevice {
  readonly device: Device;
  /** What it runs on, in words. */
  readonly about: string;
}

/** WebGPU where there is an adapter, else the CPU. Only the backend that is used is loaded. */
export async function openDevice(): Promise<OpenDevice> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (adapter) {
    const { webgpu } = await import('@nacre/backend-webgpu');
    return { device: await webgpu({ adapter }), about: 'Runs on your GPU, through WebGPU.' };
  }
  const { cpu } = await import('@nacre/backend-cpu');
  const device = await cpu();
  const { count } = device.threads;
  return { device, about: `Runs on your CPU, with ${count} thread${count === 1 ? '' : 's'}: this browser offers no GPU.` };
}
