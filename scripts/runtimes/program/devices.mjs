import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';

/** The devices that are asked for by name. `cpu` and `worker` compute with as many threads as they may have. */
export const devices = {
  cpu: (options) => cpu(options),
  worker: (options) => cpu({ ...options, worker: true }),
  webgpu: () => webgpu(),
};
