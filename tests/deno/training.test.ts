import { expect, test } from 'vitest';
import { noDeno, runInDeno } from './deno.ts';

/** Its WebGPU is wgpu, as that of Firefox. */
test.skipIf(noDeno !== undefined)(
  `LeNet-5 trains in Deno on WebGPU as on the CPU${noDeno === undefined ? '' : ` (${noDeno})`}`,
  async () => {
    const { cpu, webgpu } = JSON.parse(await runInDeno('./training-main.ts')) as { cpu: number[]; webgpu: number[] };
    expect(webgpu.at(-1)).toBeLessThan(webgpu[0]!);
    expect(webgpu).toHaveLength(cpu.length);
    for (const [i, loss] of webgpu.entries()) expect(loss).toBeCloseTo(cpu[i]!, 3);
  },
  120_000,
);
