import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import type { Device } from '@nacre/tensor';
import type { ConformanceOptions } from '@nacre/tensor/testing';
import { javascript } from '../../examples/custom-backend/backend.ts';
import { useSwiftShader } from '../../packages/backend-webgpu/testing/swiftshader.ts';
import { highPerformanceAdapter, identity } from '../gpu/adapter.ts';
import { provideGPU } from '../gpu/dawn.ts';

/** A device, and what it is. */
export interface Opened {
  readonly device: Device;
  /** What it computes on, in words. */
  readonly on: string;
}

export interface ScoredBackend {
  readonly name: string;
  /** The package or folder it comes from. */
  readonly source: string;
  /** What it promises less than the suite asks of everyone, and that in words. */
  readonly leniency?: { readonly options: ConformanceOptions; readonly words: string };
  /** Whether speed is its business. */
  readonly timed: boolean;
  open(): Promise<Opened>;
}

const threads = (device: Device): string => (device.threads.count === 1 ? '1 thread' : `${device.threads.count} threads`);

async function onCpu(count: number | 'auto'): Promise<Opened> {
  const device = await cpu({ threads: count });
  return { device, on: `${threads(device)}, WebAssembly` };
}

let gpu: GPU | undefined;

/** Dawn, once for this process. */
function dawn(): GPU {
  useSwiftShader();
  gpu ??= provideGPU();
  return gpu;
}

/** Every backend whose score is kept. */
export const backends: readonly ScoredBackend[] = [
  { name: 'CPU, one thread', source: '@nacre/backend-cpu', timed: true, open: () => onCpu(1) },
  { name: 'CPU, all threads', source: '@nacre/backend-cpu', timed: true, open: () => onCpu('auto') },
  {
    name: 'WebGPU',
    source: '@nacre/backend-webgpu',
    leniency: { options: { subnormals: 'flushed' }, words: 'subnormal numbers of float32 may count as zero' },
    timed: true,
    async open() {
      const adapter = await highPerformanceAdapter(dawn());
      const { name, driver, isSoftware } = identity(adapter.info);
      const what = isSoftware ? 'a processor that plays a GPU, which says nothing of the speed of one' : 'a GPU';
      return { device: await webgpu({ adapter }), on: `${name} (${driver}): ${what}; through Dawn` };
    },
  },
  {
    name: 'JavaScript',
    source: 'examples/custom-backend',
    timed: false,
    open: async () => ({ device: javascript(), on: '1 thread, generated JavaScript' }),
  },
];
