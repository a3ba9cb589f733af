import { describe, expect, it } from 'vitest';
import { elements } from './draw.ts';
import { workloads } from './workloads.ts';

describe('workloads', () => {
  it('have names of their own', () => {
    const ids = workloads.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draw everything from seeds of its own', () => {
    for (const { id, inputs, weights } of workloads) {
      const draws = [...inputs, ...weights];
      expect(new Set(draws.map(({ name }) => name)).size, id).toBe(draws.length);
      expect(new Set(draws.map(({ seed }) => seed)).size, id).toBe(draws.length);
      for (const { low, high } of draws) expect(low, id).toBeLessThan(high);
    }
  });

  it('have models of the known sizes', () => {
    const parameters = (id: string): number =>
      workloads.find((workload) => workload.id === id)!.weights.reduce((sum, { shape }) => sum + elements(shape), 0);
    expect(parameters('W5')).toBe(235_146);
    expect(parameters('W6')).toBe(61_706);
    expect(parameters('W7')).toBe(65 * 64 + 1024 * (64 + 256 + 1) + 65 * 257);
    expect(parameters('W8-vgg16')).toBe(138_357_544);
    expect(parameters('W10')).toBe(11_173_962);
  });

  it('count the operations of products and convolutions', () => {
    const flops = (id: string): number | undefined => workloads.find((workload) => workload.id === id)!.flops;
    expect(flops('W1-64')).toBe(2 * 100 * 64 ** 3);
    expect(flops('W1-ta')).toBe(2 * 384 * 512 * 640);
    expect(flops('W4-stride')).toBe(2 * 8 * 128 * 28 * 28 * 64 * 9);
    expect(flops('W4-depthwise')).toBe(2 * 8 * 96 * 56 * 56 * 9);
  });
});
