/** What a GPU device was asked to make and to do. */
export interface DeviceCounts {
  buffers: number;
  bindGroups: number;
  layouts: number;
  modules: number;
  pipelines: number;
  querySets: number;
  encoders: number;
  submissions: number;
  writes: number;
  /** Buffers mapped to be read. */
  mappings: number;
}

const none: DeviceCounts = {
  buffers: 0,
  bindGroups: 0,
  layouts: 0,
  modules: 0,
  pipelines: 0,
  querySets: 0,
  encoders: 0,
  submissions: 0,
  writes: 0,
  mappings: 0,
};

const ofDevice: Readonly<Record<string, keyof DeviceCounts>> = {
  createBuffer: 'buffers',
  createBindGroup: 'bindGroups',
  createBindGroupLayout: 'layouts',
  createPipelineLayout: 'layouts',
  createShaderModule: 'modules',
  createComputePipeline: 'pipelines',
  createComputePipelineAsync: 'pipelines',
  createQuerySet: 'querySets',
  createCommandEncoder: 'encoders',
};
const ofQueue: Readonly<Record<string, keyof DeviceCounts>> = { submit: 'submissions', writeBuffer: 'writes' };

/** A device watched from outside. `since()` gives what happened since the last call. */
export function countedDevice(device: GPUDevice): { device: GPUDevice; since(): DeviceCounts } {
  const counts = { ...none };
  let before = { ...none };
  const queue = counted(device.queue, ofQueue, counts);
  const watched = new Proxy(counted(device, ofDevice, counts), {
    get(target, name) {
      if (name === 'queue') return queue;
      if (name !== 'createBuffer') return Reflect.get(target, name);
      return (descriptor: GPUBufferDescriptor) => countMappings(target.createBuffer(descriptor), counts);
    },
  });
  const since = (): DeviceCounts => {
    const names = Object.keys(counts) as (keyof DeviceCounts)[];
    const difference = Object.fromEntries(names.map((name) => [name, counts[name] - before[name]]));
    before = { ...counts };
    return difference as unknown as DeviceCounts;
  };
  return { device: watched, since };
}

/** An object some of whose methods are counted. */
function counted<T extends object>(target: T, methods: Readonly<Record<string, keyof DeviceCounts>>, counts: DeviceCounts): T {
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const counter = methods[String(name)];
      return (...args: unknown[]) => {
        if (counter !== undefined) counts[counter]++;
        return value.apply(target, args);
      };
    },
  });
}

function countMappings(buffer: GPUBuffer, counts: DeviceCounts): GPUBuffer {
  const { mapAsync } = buffer;
  buffer.mapAsync = (...args) => {
    counts.mappings++;
    return mapAsync.apply(buffer, args);
  };
  return buffer;
}
