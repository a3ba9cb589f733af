import { cpu } from '@nacre/backend-cpu';
import { type Device, defaultDevice, NacreError } from '@nacre/tensor';

/** A device to be measured. */
export interface Contender {
  /** As it reads after "the". */
  readonly name: string;
  readonly device: Device;
}

export interface Contenders {
  readonly present: readonly Contender[];
  /** What else a page can compute on, and why this one cannot. */
  readonly absent: readonly string[];
}

/** The CPU with one thread; with all threads, which is what the page runs on; and the GPU, if there is one. */
export async function openContenders(): Promise<Contenders> {
  const all = defaultDevice();
  const { count, reason } = all.threads;
  const one = { name: 'CPU with one thread', device: await cpu({ threads: 1 }) };
  const gpu = await openGpu();
  const absent: string[] = [];
  if (count === 1) absent.push(`No more than one thread on the CPU: ${reason}.`);
  if ('missing' in gpu) absent.push(gpu.missing);
  const present = [
    one,
    ...(count > 1 ? [{ name: `CPU with ${count} threads`, device: all }] : []),
    ...('device' in gpu ? [gpu] : []),
  ];
  return { present, absent };
}

async function openGpu(): Promise<Contender | { readonly missing: string }> {
  if (navigator.gpu === undefined) return { missing: 'No GPU: this browser has no WebGPU, or not on pages sent without https.' };
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) return { missing: 'No GPU: the browser has WebGPU, but offers no adapter.' };
  const { webgpu } = await import('@nacre/backend-webgpu');
  try {
    // Older browsers say nothing of it.
    const { vendor = '', architecture = '' } = adapter.info ?? {};
    const maker = `${vendor} ${architecture}`.trim();
    return { name: maker === '' ? 'GPU' : `GPU (${maker})`, device: await webgpu({ adapter }) };
  } catch (error) {
    if (error instanceof NacreError) return { missing: `No GPU: ${error.message}.` };
    throw error;
  }
}
