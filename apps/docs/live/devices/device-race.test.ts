import { cpu } from '@nacre/backend-cpu';
import { webgpu } from '@nacre/backend-webgpu';
import { type Device, defaultDevice, setDefaultDevice } from '@nacre/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newGPUDevice } from '../../../../tests/webgpu/gpu-device.ts';
import { DeviceRace, type RaceProgress } from './device-race.ts';

const before = defaultDevice();
beforeAll(async () => setDefaultDevice(await cpu({ threads: 1 })));
afterAll(() => setDefaultDevice(before));

async function finish(race: DeviceRace): Promise<RaceProgress> {
  for (;;) {
    const progress = await race.measure();
    if (progress.done) return progress;
  }
}

const sidesOf = ({ lines }: RaceProgress): number[][] => lines.map(({ rates }) => rates.map(([n]) => n));

test('every device is measured at every n, and one is the fastest', { timeout: 60_000 }, async () => {
  const opened: Device[] = [];
  const race = new DeviceRace(
    async () => {
      opened.push(await cpu({ threads: 2 }));
      const present = [
        { name: 'CPU with one thread', device: defaultDevice() },
        { name: 'CPU with 2 threads', device: opened.at(-1)! },
      ];
      return { present, absent: ['No GPU.'] };
    },
    [16, 64],
    0.02,
  );
  const first = await race.measure();
  expect([sidesOf(first), first.done, first.now]).toEqual([[[16], []], false, 'Products of 16 × 16 matrices …']);
  const last = await finish(race);
  expect(sidesOf(last)).toEqual([
    [16, 64],
    [16, 64],
  ]);
  for (const { rates, step, problem } of last.lines) {
    for (const [, gflops] of rates) expect(gflops).toBeGreaterThan(0);
    expect(step).toBeGreaterThan(0);
    expect(problem).toBeUndefined();
  }
  expect(last.absent).toEqual(['No GPU.']);
  expect(last.verdict).toMatch(
    /the CPU with (one thread|2 threads) is the fastest.*A step of the small network is shortest on the CPU/,
  );
  expect([opened[0]!.closed, defaultDevice().closed]).toEqual([true, false]);

  expect(sidesOf(await race.measure())).toEqual([[16], []]);
  expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
});

test('a size that takes too long is left out', { timeout: 60_000 }, async () => {
  const present = [{ name: 'CPU with one thread', device: defaultDevice() }];
  expect(sidesOf(await finish(new DeviceRace(async () => ({ present, absent: [] }), [16, 32, 1_000_000], 0.02)))).toEqual([
    [16, 32],
  ]);
});

test('a device that is lost ends its line, and the others go on', { timeout: 60_000 }, async () => {
  const gpu = await newGPUDevice();
  const present = [
    { name: 'GPU', device: await webgpu({ device: gpu }) },
    { name: 'CPU with one thread', device: defaultDevice() },
  ];
  const race = new DeviceRace(async () => ({ present, absent: [] }), [16, 32], 0.02);
  await race.measure();
  gpu.destroy();
  await gpu.lost;
  const last = await finish(race);
  expect(sidesOf(last)).toEqual([[16], [16, 32]]);
  expect(last.lines[0]!.problem).toMatch(/lost/);
  expect(last.lines[1]!.step).toBeGreaterThan(0);
});
