import { expect, it } from 'vitest';
import { countCreations, since } from './creations.ts';

class Device {
  readonly label = 'a device';

  createBuffer(descriptor: object): unknown {
    return [this.label, descriptor];
  }
  createBindGroup(): void {}
  createComputePipeline(): void {}
  async createComputePipelineAsync(): Promise<void> {}
}

it('counts what devices of a class make, and makes it', async () => {
  const creations = countCreations(Device);
  const device = new Device();
  expect(device.createBuffer({ size: 4 })).toEqual(['a device', { size: 4 }]);
  const then = { ...creations };
  device.createComputePipeline();
  await device.createComputePipelineAsync();
  device.createBindGroup();
  new Device().createBuffer({});
  expect(creations).toEqual({ pipelines: 2, bindGroups: 1, buffers: 2 });
  expect(since(creations, then)).toEqual({ pipelines: 2, bindGroups: 1, buffers: 1 });
});
