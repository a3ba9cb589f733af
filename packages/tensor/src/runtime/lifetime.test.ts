import { beforeEach, describe, expect, test } from 'vitest';
import {
  applyUpdates,
  type Device,
  DeviceError,
  DisposedError,
  noGrad,
  OutOfMemoryError,
  ones,
  Parameter,
  realize,
  setDefaultDevice,
  type Tensor,
  tensor,
  zeros,
} from '../index.ts';
import { createDevice } from './device.ts';
import { collect } from './fixtures/collect.ts';
import { counting } from './fixtures/counting.ts';
import { descend } from './fixtures/descent.ts';

let watched: ReturnType<typeof counting>;
let device: Device;
beforeEach(() => {
  watched = counting();
  device = createDevice(watched.backend);
  setDefaultDevice(device);
});

/** 4 KiB more than what is kept on the host after it was read. */
const size = 2048;
const large = (value = 1): Tensor => ones([size]).mul(value + 1);

describe('the account', () => {
  test('counts what is alive, to the byte', async () => {
    const [a, b] = [large(1), large(2)];
    await realize(a, b);
    expect(device.memory()).toEqual({ bytesInUse: 2 * 4 * size, peakBytes: 2 * 4 * size, buffers: 2 });
    a.dispose();
    expect(device.memory()).toEqual({ bytesInUse: 4 * size, peakBytes: 2 * 4 * size, buffers: 1 });
    b.dispose();
    b.dispose();
    expect(device.memory()).toMatchObject({ bytesInUse: 0, buffers: 0 });
  });

  test('what was given back is used again', async () => {
    const a = large();
    await realize(a);
    a.dispose();
    watched.since();
    await realize(large(5));
    expect(watched.since().alloc).toBe(0);
  });

  test('small values that were read live on the host from then on', async () => {
    const x = tensor([1, 2]).add(1);
    await x.data();
    expect(device.memory()).toMatchObject({ bytesInUse: 0, buffers: 0 });
    expect(await x.mul(2).array()).toEqual([4, 6]);
    expect(x.toString()).toBe('Tensor([2], float32, [2, 3])');
  });

  test('the collector gives back what nobody can reach', async () => {
    await (async () => realize(large(1), large(2)))();
    await collect();
    expect(device.memory()).toMatchObject({ bytesInUse: 0, buffers: 0 });
  });

  test('reshaped results share one buffer, until the last is gone', async () => {
    const x = large().add(tensor(0)).exp();
    const y = x.reshape([2, size / 2]);
    await realize(x, y);
    expect(device.memory().bytesInUse).toBe(4 * size);
    x.dispose();
    expect((await y.data())[0]).toBeCloseTo(Math.exp(2), 4);
    y.dispose();
    expect(device.memory().bytesInUse).toBe(0);
  });

  test('a plan that runs again keeps the place for what it is given', async () => {
    const doubled = async (): Promise<void> => {
      const x = tensor(new Float32Array(size)).mul(2);
      await realize(x);
      x.dispose();
    };
    await doubled();
    expect(device.memory().bytesInUse).toBe(0);
    await doubled();
    expect(device.memory().bytesInUse).toBe(4 * size);
    watched.since();
    await doubled();
    expect(watched.since().alloc).toBe(0);
  });
});

describe('a budget', () => {
  test('refuses what goes beyond it, says what is held, and the device goes on', async () => {
    const small = createDevice(counting().backend, { memory: 200_000 });
    setDefaultDevice(small);
    const kept = tensor(new Float32Array(10_000)).add(1);
    await realize(kept);
    const more = zeros([40_000]).add(kept.sum());
    await expect(realize(more)).rejects.toThrow(OutOfMemoryError);
    await expect(realize(more)).rejects.toThrow(
      /^memory: 160000 bytes more would exceed the budget of 200000: \d+ are held; use a smaller batch/,
    );
    expect(await kept.max().item()).toBe(1);
    kept.dispose();
    expect((await zeros([30_000]).add(2).data())[29_999]).toBe(2);
  });

  test('takes back the scratch memory of plans that are not running', async () => {
    const tight = createDevice(counting().backend, { memory: 130_000 });
    setDefaultDevice(tight);
    // Each of these plans needs two scratch buffers of its own.
    for (let n = 3000; n < 3020; n++) {
      const x = tensor(new Float32Array(n).fill(1));
      expect(await x.cumsum(0).cumsum(0).sum().item()).toBeGreaterThan(n * n);
    }
  });

  test('an allocation that the backend refuses is tried again after giving back', async () => {
    const limited = counting();
    const backend = {
      ...limited.backend,
      alloc(bytes: number) {
        if (limited.counts.bytes + bytes > 100_000) throw new OutOfMemoryError('alloc', 'no more');
        return limited.backend.alloc(bytes);
      },
    };
    const other = createDevice(backend);
    setDefaultDevice(other);
    for (let n = 10_000; n < 10_010; n++) {
      const x = zeros([n]).add(2);
      expect((await x.data())[n - 1]).toBe(2);
      x.dispose();
    }
    await expect(realize(zeros([30_000]).add(1))).rejects.toThrow(OutOfMemoryError);
    expect(await tensor([1]).add(1).item()).toBe(2);
  });
});

describe('a disposed tensor', () => {
  test('cannot be read or used, and says so; others can', async () => {
    const [x, y] = [tensor([1, 2]), tensor([3, 4])];
    const [sum, kept] = [x.add(y), x.mul(2)];
    await realize(kept);
    x.dispose();
    await expect(x.data()).rejects.toThrow(DisposedError);
    await expect(sum.data()).rejects.toThrow('data: a tensor it needs was disposed');
    expect(await kept.array()).toEqual([2, 4]);
    expect(await y.array()).toEqual([3, 4]);
  });

  test('that was computed', async () => {
    const x = large();
    await realize(x);
    const y = x.add(1);
    x.dispose();
    await expect(y.data()).rejects.toThrow(DisposedError);
    expect(() => x.dataSync()).toThrow(DisposedError);
  });

  test('before it is computed', async () => {
    const x = large();
    const y = x.add(1);
    x.dispose();
    await expect(x.data()).rejects.toThrow(DisposedError);
    await expect(y.data()).rejects.toThrow(DisposedError);
  });

  test('by using, at the end of the block', async () => {
    {
      using x = large();
      await realize(x);
      expect(device.memory().buffers).toBe(1);
    }
    expect(device.memory().buffers).toBe(0);
  });

  test('a parameter: its memory is given back, whatever happened to it, and it can be assigned again', async () => {
    const p = new Parameter(ones([size]));
    for (let i = 0; i < 3; i++) {
      p.square().sum().backward();
      await descend([p], 0.1);
      await p.data();
    }
    expect(device.memory().bytesInUse).toBeGreaterThanOrEqual(4 * size);
    const before = p.add(1);
    const held = device.memory().bytesInUse;
    p.dispose();
    expect(held - device.memory().bytesInUse).toBe(4 * size);
    await expect(p.data()).rejects.toThrow(DisposedError);
    await expect(before.data()).rejects.toThrow(DisposedError);
    p.assign(zeros([size]).add(3));
    expect((await p.data())[5]).toBe(3);
  });

  test('an identity of a parameter disposed leaves the parameter', async () => {
    const p = new Parameter(tensor([1, 2]));
    {
      using same = p.reshape([2]);
      expect(await same.array()).toEqual([1, 2]);
    }
    expect(await p.array()).toEqual([1, 2]);
  });

  test('a parameter with an assignment pending', async () => {
    const [p, q] = [new Parameter(tensor([1])), new Parameter(tensor([2]))];
    noGrad(() => {
      p.assign(p.add(1));
      q.assign(q.add(1));
    });
    p.dispose();
    await applyUpdates('step');
    expect(await q.item()).toBe(3);
    await expect(p.item()).rejects.toThrow(DisposedError);
  });
});

describe('a closed device', () => {
  test('refuses everything by name; other devices and host values go on', async () => {
    const second = createDevice(counting().backend);
    const [host, kept] = [tensor([1, 2]), tensor([3, 4], { device: second })];
    const p = new Parameter(kept);
    const computed = p.mul(2);
    await realize(computed);
    expect(computed.device).toBe(second);
    second.close();
    second.close();
    for (const attempt of [() => computed.data(), () => realize(computed.mul(2))]) {
      await expect(attempt()).rejects.toThrow(DisposedError);
      await expect(attempt()).rejects.toThrow('the device reference was closed');
    }
    expect(() => tensor([1], { device: second })).toThrow(DisposedError);
    expect(() => setDefaultDevice(second)).toThrow(DisposedError);
    expect(() => host.to(second)).toThrow(DisposedError);
    expect(await host.add(1).array()).toEqual([2, 3]);
    kept.dispose();
  });

  test('that was the default', async () => {
    const lazy = tensor([1]).add(1);
    device.close();
    await expect(lazy.data()).rejects.toThrow(DisposedError);
    setDefaultDevice(createDevice(counting().backend));
    expect(await lazy.item()).toBe(2);
  });
});

describe('two devices', () => {
  test('in one program are refused, when it is computed; each goes on by itself', async () => {
    const second = createDevice(counting().backend);
    const [a, b] = [tensor([1], { device }), tensor([2], { device: second })];
    const mixed = a.add(b);
    await expect(mixed.data()).rejects.toThrow(DeviceError);
    await expect(mixed.data()).rejects.toThrow(
      'data: its tensors live on different devices: reference and reference; move them with x.to(device)',
    );
    await expect(realize(a.add(1), b.add(1))).rejects.toThrow(DeviceError);
    expect(() => mixed.device).toThrow(DeviceError);
    expect([await a.add(1).item(), await b.add(1).item()]).toEqual([2, 3]);
    expect(await a.to(second).add(b).item()).toBe(3);
  });

  test('host values serve both; each trains its own model', async () => {
    const second = createDevice(counting().backend);
    const x = tensor([1, 2]);
    const models = [device, second].map((one) => new Parameter(tensor([1, 1], { device: one })));
    for (let i = 0; i < 3; i++) {
      const losses = models.map((p) => p.mul(x).sum());
      for (const loss of losses) loss.backward();
      await descend([models[0]!], 0.1);
      await descend([models[1]!], 0.2);
      expect(await losses[0]!.item()).toBeCloseTo(3 - 0.5 * i, 5);
      expect(await losses[1]!.item()).toBeCloseTo(3 - i, 5);
    }
    expect(models.map((p) => p.device)).toEqual([device, second]);
  });

  test('assignments pending on both are carried out by one call', async () => {
    const second = createDevice(counting().backend);
    const models = [device, second].map((one) => new Parameter(tensor([1], { device: one })));
    await Promise.all(models.map((p) => p.data()));
    noGrad(() => models.forEach((p) => p.assign(p.mul(5))));
    await applyUpdates('step');
    expect(await Promise.all(models.map((p) => p.item()))).toEqual([5, 5]);
  });

  test('a parameter moves with its gradient', async () => {
    const second = createDevice(counting().backend);
    const p = new Parameter(tensor([1, 2]));
    p.square().sum().backward();
    p.moveTo(second);
    await descend([p], 0.5);
    expect(await p.array()).toEqual([0, 0]);
    expect(p.device).toBe(second);
  });
});

describe('reading', () => {
  test('at the same time as a step gives the values from before it', async () => {
    const p = new Parameter(tensor([1]));
    for (let i = 1; i < 4; i++) {
      noGrad(() => p.assign(p.add(1)));
      const [before] = await Promise.all([
        p.item(),
        (async () => {
          noGrad(() => p.assign(p.add(10)));
          await applyUpdates('step');
        })(),
      ]);
      expect(before).toBe(11 * i - 9);
    }
  });

  test('twice at the same time, and disposing while it is under way', async () => {
    const [x, y] = [large(1), large(2)];
    await realize(x, y);
    const reads = [x.data(), y.data(), x.data()];
    x.dispose();
    expect((await Promise.all(reads)).map((data) => data[0])).toEqual([2, 3, 2]);
  });

  test('gives a copy: changing it changes nothing', async () => {
    const x = tensor([1, 2]).add(1);
    for (const data of [await x.data(), x.dataSync()]) data[0] = 99;
    expect(await x.array()).toEqual([2, 3]);
  });
});
