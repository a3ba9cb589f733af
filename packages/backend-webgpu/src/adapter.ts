import { DeviceError } from '@nacre/tensor/backend';

/** Where a WebGPU device comes from. */
export interface AdapterOptions {
  /** The entry point to WebGPU. Default: `navigator.gpu`, and in Node the one of the package `webgpu`. */
  readonly gpu?: GPU;
  /** The adapter to take instead of asking for one. */
  readonly adapter?: GPUAdapter;
  /** Which GPU of several. Default: as the platform decides. */
  readonly powerPreference?: GPUPowerPreference;
}

const operation = 'webgpu';

/** A device with the adapter's own limits on sizes, and timestamps where it has them. */
export async function requestDevice(options: AdapterOptions): Promise<GPUDevice> {
  const adapter = options.adapter ?? (await requestAdapter(options));
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  try {
    return await adapter.requestDevice({
      label: 'nacre',
      requiredLimits: { maxBufferSize, maxStorageBufferBindingSize },
      requiredFeatures: adapter.features.has('timestamp-query') ? ['timestamp-query'] : [],
    });
  } catch (error) {
    throw new DeviceError(
      operation,
      `the adapter gives no device (${messageOf(error)})`,
      'an adapter gives one device: pass a fresh one, or none',
    );
  }
}

export async function requestAdapter({ gpu, powerPreference }: AdapterOptions): Promise<GPUAdapter> {
  const entry = gpu ?? (await findGPU());
  const adapter = await entry.requestAdapter(powerPreference && { powerPreference });
  if (adapter !== null) return adapter;
  throw new DeviceError(operation, 'WebGPU is there, but offers no adapter', isNode() ? nodeHelp : browserHelp);
}

const nodeHelp = 'check that the driver of the GPU is installed (Vulkan on Linux, where `vulkaninfo` must list it), or use cpu()';
const browserHelp =
  'check that the browser uses the GPU (chrome://gpu; on Linux it may need --enable-unsafe-webgpu and --enable-features=Vulkan), or use cpu()';

async function findGPU(): Promise<GPU> {
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  if (gpu !== undefined) return gpu;
  if (isNode()) return loadDawn();
  throw new DeviceError(
    operation,
    `navigator.gpu is missing${globalThis.isSecureContext === false ? ', because the page is not served over https or from localhost' : ''}`,
    'use a browser with WebGPU (Chrome or Edge 113, Safari 26, Firefox 141 or newer), or cpu()',
  );
}

/** Node, or what acts as Node (Bun). */
const isNode = (): boolean =>
  (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node !== undefined;

interface DawnModule {
  create(options: string[]): GPU;
}

/** A name that bundlers do not follow: the package is for Node alone, and optional. */
const dawnPackage: string = 'webgpu';
let dawn: Promise<GPU> | undefined;

/** One instance of Dawn serves the whole process. */
function loadDawn(): Promise<GPU> {
  dawn ??= (import(/* webpackIgnore: true */ /* @vite-ignore */ dawnPackage) as Promise<DawnModule>).then(
    ({ create }) => create([]),
    (error: unknown) => {
      dawn = undefined;
      const isMissing = (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND';
      throw isMissing
        ? new DeviceError(
            operation,
            'Node has WebGPU only through the package webgpu, which is not installed',
            'run: npm install webgpu',
          )
        : new DeviceError(
            operation,
            `the package webgpu cannot be loaded (${messageOf(error)})`,
            'check that it has a build for this platform, or use cpu()',
          );
    },
  );
  return dawn;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
