import type { Device } from '@nacre/tensor';

export interface OpenDevice {
  readonly device: Device;
  /** What it runs on, in words. */
  readonly about: string;
}

/** `any`: the GPU where there is one. `cpu`: for work so small that a GPU would only wait for its next command. */
export type Wish = 'any' | 'cpu';

/** A device for the work of a page. Only the backend that is used is loaded. */
export async function openDevice(wish: Wish): Promise<OpenDevice> {
  const adapter = wish === 'any' ? await navigator.gpu?.requestAdapter() : undefined;
  if (adapter) {
    const { webgpu } = await import('@nacre/backend-webgpu');
    return { device: await webgpu({ adapter }), about: 'Runs on your GPU, through WebGPU.' };
  }
  const { cpu } = await import('@nacre/backend-cpu');
  const device = await cpu();
  const { count } = device.threads;
  const on = `Runs on your CPU, with ${count} thread${count === 1 ? '' : 's'}`;
  return { device, about: wish === 'any' ? `${on}: this browser offers no GPU.` : `${on}.` };
}
