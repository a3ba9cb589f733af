import { describe, expect, it } from 'vitest';
import { identity } from './adapter.ts';
import { withKernelDriver } from './driver.ts';

const card = {
  vendor: 'nvidia',
  architecture: 'hopper',
  device: 'a card',
  description: 'NVIDIA 1.2',
  isFallbackAdapter: false,
  subgroupMinSize: 32,
  subgroupMaxSize: 32,
};

describe('identity', () => {
  it('knows a processor that plays a GPU, by its word or by its name', () => {
    expect(identity({ ...card, isFallbackAdapter: true }).isSoftware).toBe(true);
    for (const architecture of ['swiftshader', 'llvmpipe']) expect(identity({ ...card, architecture }).isSoftware).toBe(true);
    expect(identity({ ...card, device: 'Microsoft Basic Render Driver' }).isSoftware).toBe(true);
  });
});

describe('withKernelDriver', () => {
  it('adds what the kernel says of a driver of NVIDIA', () => {
    expect(withKernelDriver(identity(card), 'NVRM version 1.2')).toEqual({
      name: 'a card',
      vendor: 'nvidia',
      architecture: 'hopper',
      driver: 'NVIDIA 1.2; NVRM version 1.2',
      isSoftware: false,
    });
    expect(withKernelDriver(identity({ ...card, description: '' }), 'NVRM version 1.2').driver).toBe('NVRM version 1.2');
    expect(withKernelDriver(identity({ ...card, vendor: 'amd' }), 'NVRM version 1.2').driver).toBe('NVIDIA 1.2');
  });
});
