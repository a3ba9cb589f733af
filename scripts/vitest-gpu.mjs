import { softwareGpuEnvironment } from './software-gpu.mjs';

/**
 * Gives the test processes a GPU made of software, so that the WebGPU tests run the same everywhere.
 * `NACRE_GPU=hardware` leaves the choice of the adapter to the machine.
 */
export async function setup() {
  if (process.env.NACRE_GPU === 'hardware') return;
  Object.assign(process.env, await softwareGpuEnvironment());
}
