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

/** Limits that are asked for as high as the adapter has them. */
const raised = ['maxBufferSize', 'maxStorageBufferBindingSize'] as const;

/** Features that are used where the adapter has them. */
const wanted: readonly GPUFeatureName[] = ['timestamp-query', 'subgroups'];

/** A device with the adapter's own limits on sizes, and the features that are used where it has them. */
export async function requestDevice(options: AdapterOptions): Promise<GPUDevice> {
  const adapter = options.adapter ?? (await requestAdapter(options));
  try {
    return await adapter.requestDevice({
      label: 'nacre',
      requiredLimits: Object.fromEntries(raised.map((limit) => [limit, adapter.limits[limit]])),
      requiredFeatures: wanted.filter((feature) => adapter.features.has(feature)),
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
  const adapter = await entry.requestAdapter(powerPreference && { powerPreference }).catch((error: unknown) => {
    throw new DeviceError(operation, `WebGPU is there, but its adapter cannot be had (${messageOf(error)})`, driverHelp());
  });
  if (adapter !== null) return adapter;
  throw new DeviceError(operation, 'WebGPU is there, but offers no adapter', driverHelp());
}

/**
 * What WGSL has beside what it has everywhere. Adapters and devices do not say: of those that come from elsewhere nothing is known, unless
 * the platform has WebGPU.
 */
export async function languageFeatures(isOwn: boolean, gpu = platformGPU()): Promise<ReadonlySet<string>> {
  const entry = isOwn ? (gpu ?? (await findGPU())) : gpu;
  return entry?.wgslLanguageFeatures ?? new Set();
}

/** What to do where there is WebGPU, and no GPU for it. */
const driverHelp = (): string =>
  runtime() === 'browser'
    ? 'check that the browser uses the GPU (chrome://gpu; on Linux it may need --enable-unsafe-webgpu and --enable-features=Vulkan), or use cpu()'
    : 'check that the driver of the GPU is installed (Vulkan on Linux, where `vulkaninfo` must list it), or use cpu()';

const platformGPU = (): GPU | undefined => (globalThis.navigator as Navigator | undefined)?.gpu;

async function findGPU(): Promise<GPU> {
  const gpu = platformGPU();
  if (gpu !== undefined) return gpu;
  switch (runtime()) {
    case 'node':
      return loadDawn();
    case 'deno':
      throw new DeviceError(operation, 'Deno has WebGPU behind a flag', 'run deno with --unstable-webgpu, or use cpu()');
    case 'browser':
      throw new DeviceError(
        operation,
        `navigator.gpu is missing${globalThis.isSecureContext === false ? ', because the page is not served over https or from localhost' : ''}`,
        'use a browser with WebGPU (Chrome or Edge 113, Safari 26, Firefox 141 or newer; on Linux Chrome needs --enable-unsafe-webgpu), or cpu()',
      );
  }
}

/** What runs this: a page and its workers are the browser, Bun acts as Node, and so does Deno in part. */
function runtime(): 'browser' | 'deno' | 'node' {
  const { Deno, process } = globalThis as { Deno?: unknown; process?: { versions?: { node?: string } } };
  if (Deno !== undefined) return 'deno';
  return process?.versions?.node === undefined ? 'browser' : 'node';
}

/** The package `webgpu`. */
interface DawnModule {
  create(options: string[]): GPU;
}

/** A name that bundlers do not follow: the package is for Node alone, and optional. */
const dawnPackage: string = 'webgpu';
let dawn: Promise<GPU> | undefined;

/** One instance of Dawn serves the whole process. */
function loadDawn(): Promise<GPU> {
  dawn ??= (import(/* webpackIgnore: true */ /* @vite-ignore */ dawnPackage) as Promise<DawnModule>)
    .then(({ create }) => create([]))
    .catch((error: unknown) => {
      dawn = undefined;
      throw dawnRefusal(error);
    });
  return dawn;
}

function dawnRefusal(error: unknown): DeviceError {
  const isMissing = (error as { code?: unknown } | null)?.code === 'ERR_MODULE_NOT_FOUND';
  return isMissing
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
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
