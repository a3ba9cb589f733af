import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { setDefaultDevice } from '@nacre/tensor';
import type { Device } from '@nacre/tensor/backend';
import { largeModels as jaxModels } from '../contestants/jax-js/large-models.ts';
import type { Jax } from '../contestants/jax-js/library.ts';
import { prepareJax } from '../contestants/jax-js.ts';
import { prepareNacre } from '../contestants/nacre.ts';
import { largeModels as tfjsModels } from '../contestants/tfjs/large-models.ts';
import type { Tfjs } from '../contestants/tfjs/library.ts';
import { prepareTfjs } from '../contestants/tfjs/workloads.ts';
import { type Prepare, Unable } from '../job.ts';
import { load } from '../peers/load.ts';
import type { ContestantName } from './errand.ts';

export const devices = {
  nacre: (): Promise<Device> => webgpu({ powerPreference: 'high-performance' }),
  'nacre-cpu': (): Promise<Device> => cpu({ threads: 1 }),
};

const nacre =
  (open: () => Promise<Device>): Prepare =>
  async (workload) => {
    setDefaultDevice(await open());
    return prepareNacre(workload);
  };

/** Each finds WebGPU in `navigator.gpu`. */
export const contestants: Readonly<Record<ContestantName, Prepare>> = {
  nacre: nacre(devices.nacre),
  'nacre-cpu': nacre(devices['nacre-cpu']),
  async tfjs(workload) {
    const { openTfjs } = await bundle<{ openTfjs(): Promise<Tfjs> }>('tfjs-webgpu');
    return prepareTfjs(await openTfjs(), workload, tfjsModels);
  },
  async 'jax-js'(workload) {
    if (typeof process !== 'undefined' && Number.parseInt(process.versions.node, 10) < 22)
      throw new Unable(`jax-js needs Node 22, this is ${process.version}`);
    const { openJax } = await bundle<{ openJax(): Promise<Jax> }>('jax-js-webgpu');
    return prepareJax(await openJax(), workload, jaxModels);
  },
};

/** A peer, which lies beside the bundle of this module where it was to be had. */
async function bundle<M>(name: string): Promise<M> {
  try {
    return (await load(`./${name}.mjs`)) as M;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Unable('the peers were not installed when this was packed');
  }
}
