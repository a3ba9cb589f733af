import { defaultDevice, explain, profile, setDefaultDevice, tensor } from '@nacre/tensor';
import { build as k } from '@nacre/tensor/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { requestAdapter } from './adapter.ts';
import { webgpu } from './index.ts';

const before = defaultDevice();
const device = await webgpu();
setDefaultDevice(device);
afterAll(() => setDefaultDevice(before));

const x = tensor(
  Float32Array.from({ length: 4096 }, (_, i) => i / 4096),
  { shape: [64, 64] },
);

describe('profile', () => {
  test('times each kernel by timestamps', async () => {
    const report = await profile(() => x.matmul(x).softmax(1).sum(0).data());
    expect(report.plans).toBe(1);
    expect(report.rows.length).toBeGreaterThan(1);
    expect(report.rows.every(({ calls }) => calls === 1)).toBe(true);
    const measured = report.rows.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    expect(measured).toBeGreaterThan(0);
    expect(measured).toBeLessThan(report.total);
    expect(String(report)).toMatch(/ms {2}calls +GFLOP\/s +GB\/s {2}kernel\n/);
    expect(report.result).toEqual(await x.matmul(x).softmax(1).sum(0).data());
  });

  test('more launches than a query set has places are timed in parts', async () => {
    const { backend } = device;
    const line = k.at(k.axis(0));
    const step = k.kernel(
      'step',
      [k.readwrite('float32', 1)],
      [1],
      [k.map([], [k.store(0, line, k.op('add', k.load(0, 'float32', line), k.constant(1)))])],
    );
    const buffer = { allocation: backend.alloc(4), dtype: 'float32', offset: 0, count: 1 } as const;
    const launch = { program: backend.compile(step), buffers: [buffer], args: [] };
    const timing = backend.time!(new Array(2050).fill(launch));
    expect([...(await backend.read([buffer]))[0]!]).toEqual([2050]);
    const times = await timing;
    expect(times.length).toBe(2050);
    expect(times.every((ms) => ms >= 0)).toBe(true);
  });

  test('a device without timestamps is measured as a whole, and says why', async () => {
    const plain = await (await requestAdapter({})).requestDevice();
    const untimed = await webgpu({ device: plain });
    const report = await profile(() => tensor([1, 2], { device: untimed }).mul(2).data());
    expect([...report.result]).toEqual([2, 4]);
    expect([report.rows, report.plans]).toEqual([[], 1]);
    expect(report.running).toBeGreaterThan(0);
    expect(String(report)).toContain('\nkernels are not timed: the GPU device lacks the feature timestamp-query');
    plain.destroy();
  });
});

test('explain shows the WGSL of each kernel', () => {
  const text = explain(x.matmul(x).relu(), { source: true });
  expect(text).toMatch(/^1 launch on webgpu/);
  expect(text).toMatch(/@compute @workgroup_size\(\d+.*\)\nfn main\(/);
});
