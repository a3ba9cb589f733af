import { readFileSync } from 'node:fs';

/** What figures are of. */
export interface Adapter {
  readonly name: string;
  readonly vendor: string;
  readonly architecture: string;
  readonly driver: string;
  /** Whether it is a processor that plays a GPU. */
  readonly isSoftware: boolean;
}

const software = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|\bwarp\b/i;

/** Identity of an adapter; `nvidia` is what the kernel says of NVIDIA's driver, where it has it. */
export function identity(info: Omit<GPUAdapterInfo, '__brand'>, nvidia = nvidiaDriver()): Adapter {
  const { vendor, architecture, device, description, isFallbackAdapter } = info;
  const isSoftware = isFallbackAdapter || software.test([vendor, architecture, device, description].join(' '));
  const driver = vendor === 'nvidia' && nvidia !== undefined ? `${description}; ${nvidia}` : description;
  return { name: device || description || 'unnamed', vendor, architecture, driver, isSoftware };
}

/** The first line names the version of the kernel module. */
function nvidiaDriver(): string | undefined {
  try {
    return readFileSync('/proc/driver/nvidia/version', 'utf8').split('\n')[0]!.replaceAll(/\s+/g, ' ');
  } catch {
    return undefined;
  }
}

/** The adapter that every contestant gets: the contestants ask for high performance, or are made to. */
export async function highPerformanceAdapter(gpu: GPU): Promise<GPUAdapter> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter !== null) return adapter;
  throw new Error('Vulkan offers no adapter: is a driver installed, and does the loader find its manifest (VK_DRIVER_FILES)?');
}
