import type { Job } from '../job.ts';
import { load } from '../peers/load.ts';
import type { Workload } from '../spec/workloads.ts';
import type { Tfjs } from './tfjs/library.ts';
import { prepareTfjs } from './tfjs/workloads.ts';

/** TensorFlow.js on WebAssembly with SIMD, and with threads when there is more than one. */
export async function prepare(workload: Workload, threads: number): Promise<Job> {
  const { openTfjs } = (await load('./tfjs-wasm.mjs')) as { openTfjs(threads: number): Promise<Tfjs> };
  return prepareTfjs(await openTfjs(threads), workload);
}
