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

export function identity(info: Omit<GPUAdapterInfo, '__brand'>): Adapter {
  const { vendor, architecture, device, description, isFallbackAdapter } = info;
  const isSoftware = isFallbackAdapter || software.test([vendor, architecture, device, description].join(' '));
  return { name: device || description || 'unnamed', vendor, architecture, driver: description, isSoftware };
}

/** The adapter that every contestant gets: the contestants ask for high performance, or are made to. */
export async function highPerformanceAdapter(gpu: GPU): Promise<GPUAdapter> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter !== null) return adapter;
  throw new Error(
    'WebGPU offers no adapter: is a driver installed, and does the loader of Vulkan find its manifest (VK_DRIVER_FILES)?',
  );
}
