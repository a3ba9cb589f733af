import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import type { Device } from '@nacre/tensor';

export type DeviceChoice = 'webgpu' | 'cpu';

export interface OpenDevice {
  readonly device: Device;
  readonly choice: DeviceChoice;
  /** What it runs on, in words. */
  readonly about: string;
  /** Why it is not what was wanted. */
  readonly fallback?: string;
}

/** The device wanted, or the CPU where there is no WebGPU. */
export async function openDevice(wanted: DeviceChoice): Promise<OpenDevice> {
  if (wanted === 'cpu') return openCpu();
  try {
    return await openWebGPU();
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^webgpu: /, '') : String(error);
    return { ...(await openCpu()), fallback: reason };
  }
}

async function openWebGPU(): Promise<OpenDevice> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  const device = await webgpu(adapter ? { adapter } : {});
  const { vendor, architecture, description } = adapter?.info ?? {};
  const name = description || [vendor, architecture].filter(Boolean).join(' ') || 'a GPU that keeps its name to itself';
  return { device, choice: 'webgpu', about: `Runs on WebGPU: ${name}.` };
}

/** In a worker, so that the page stays free. */
async function openCpu(): Promise<OpenDevice> {
  const device = await cpu({ worker: true });
  const { count, reason } = device.threads;
  const threads = count === 1 ? `one thread (${reason})` : `${count} threads`;
  return { device, choice: 'cpu', about: `Runs on the CPU, in a worker, with ${threads}.` };
}
