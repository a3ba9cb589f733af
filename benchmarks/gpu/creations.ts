/** How many objects were made of GPU devices since counting began. */
export interface Creations {
  pipelines: number;
  bindGroups: number;
  buffers: number;
}

const makers = {
  createComputePipeline: 'pipelines',
  createComputePipelineAsync: 'pipelines',
  createBindGroup: 'bindGroups',
  createBuffer: 'buffers',
} as const satisfies Partial<Record<keyof GPUDevice, keyof Creations>>;

type Make = (this: object, descriptor: never) => unknown;

/** Counts from outside, whoever asks: wraps the methods of a class of devices. */
export function countCreations(device: { readonly prototype: object }): Creations {
  const creations: Creations = { pipelines: 0, bindGroups: 0, buffers: 0 };
  const methods = device.prototype as Record<keyof typeof makers, Make>;
  for (const [method, kind] of Object.entries(makers) as [keyof typeof makers, keyof Creations][]) {
    const make = methods[method];
    methods[method] = function (descriptor) {
      creations[kind]++;
      return make.call(this, descriptor);
    };
  }
  return creations;
}

export const since = (now: Creations, then: Creations): Creations => ({
  pipelines: now.pipelines - then.pipelines,
  bindGroups: now.bindGroups - then.bindGroups,
  buffers: now.buffers - then.buffers,
});
