import { afterEach, describe, expect, test } from 'vitest';
import {
  ArgumentError,
  DeviceError,
  defaultDevice,
  ModuleBuffer,
  manualSeed,
  Parameter,
  rand,
  realize,
  setDefaultDevice,
  snapshot,
  type Tensor,
  tensor,
  zeros,
} from './index.ts';
import { referenceBackend } from './reference/interpreter.ts';
import { createDevice } from './runtime/device.ts';
import { descend } from './runtime/fixtures/descent.ts';

const before = defaultDevice();
afterEach(() => setDefaultDevice(before));

/** A device that can be lost. */
function losable() {
  let reason: string | undefined;
  const device = createDevice({ ...referenceBackend(), name: 'fragile', lost: () => reason });
  const lose = (): void => {
    reason = 'out of order';
  };
  return { device, lose };
}

/** A parameter and a statistic, with a state. */
class Model {
  readonly w = new Parameter(tensor([1, 2, 3]));
  readonly mean = new ModuleBuffer(zeros([3]));
  rate = 0.5;

  stateDict() {
    return { tensors: { w: this.w.value, mean: this.mean.value }, rate: this.rate, history: [1, { deep: [this.w.value] }] };
  }

  loadStateDict(state: { tensors: { w: Tensor; mean: Tensor }; rate: number }): void {
    this.w.load(state.tensors.w);
    this.mean.load(state.tensors.mean);
    this.rate = state.rate;
  }

  /** A step with noise. */
  async step(): Promise<number> {
    const loss = this.w
      .mul(rand([3]))
      .sub(1)
      .square()
      .sum();
    this.w.grad = undefined;
    loss.backward();
    this.mean.assign(this.mean.mul(0.9).add(this.w.detach().mul(0.1)), 'mean');
    await descend([this.w], this.rate / 10);
    this.rate *= 0.9;
    return loss.item();
  }
}

describe('snapshot', () => {
  test('goes on from where it was taken, as often as one likes', async () => {
    manualSeed(3);
    const model = new Model();
    await model.step();
    const saved = await snapshot(model);
    const first = [await model.step(), await model.step(), ...(await model.mean.array())];
    for (let again = 0; again < 2; again++) {
      saved.restore();
      expect(model.rate).toBe(0.45);
      expect([await model.step(), await model.step(), ...(await model.mean.array())]).toEqual(first);
    }
  });

  test('moves what was on a lost device to the default device', async () => {
    const { device, lose } = losable();
    setDefaultDevice(device);
    manualSeed(3);
    const model = new Model();
    await model.step();
    const saved = await snapshot(model);
    const first = [await model.step(), await model.step()];
    lose();
    await expect(model.step()).rejects.toThrow(DeviceError);

    setDefaultDevice(createDevice(referenceBackend()));
    saved.restore();
    expect(model.w.grad).toBeUndefined();
    expect([await model.step(), await model.step()]).toEqual(first);
    expect([model.w.device, model.mean.device]).toEqual([defaultDevice(), defaultDevice()]);
  });

  test('moves what was on a closed device', async () => {
    const closed = createDevice(referenceBackend());
    setDefaultDevice(closed);
    const model = new Model();
    await model.step();
    const saved = await snapshot(model);
    const expected = await model.w.array();
    closed.close();
    setDefaultDevice(before);
    saved.restore();
    expect(await model.w.array()).toEqual(expected);
  });

  test('takes pending assignments along', async () => {
    const model = new Model();
    model.w.assign(tensor([7, 8, 9]));
    const saved = await snapshot(model);
    model.w.assign(tensor([0, 0, 0]));
    saved.restore();
    expect(await model.w.array()).toEqual([7, 8, 9]);
  });

  test('refuses what has no state', async () => {
    await expect(snapshot(new Model(), {} as Model)).rejects.toThrow(
      new ArgumentError('snapshot', 'number 1 has no stateDict and loadStateDict', 'pass modules, optimizers and schedules'),
    );
  });
});

describe('a lost device', () => {
  const gone =
    /^(data|step|matmul|realize|to|setDefaultDevice): the device fragile was lost \(out of order\), and what was in its memory is gone; make a new one/;

  test('its values say so; values of other devices and of the host stay', async () => {
    const { device, lose } = losable();
    const far = tensor([1, 2], { device });
    const lazy = far.add(1);
    const other = tensor([3, 4], { device: createDevice(referenceBackend()) });
    const host = tensor([5, 6]);
    const small = far.mul(10);
    expect([...(await small.data())]).toEqual([10, 20]);
    lose();
    for (const read of [() => far.data(), () => lazy.data(), () => realize(lazy), () => host.add(far).data()])
      await expect(read()).rejects.toThrow(gone);
    expect(() => host.to(device)).toThrow(gone);
    expect(() => setDefaultDevice(device)).toThrow(gone);
    expect([...(await other.add(host).data())]).toEqual([8, 10]);
    // A small value that was read is on the host.
    expect([...(await small.add(host).data())]).toEqual([15, 26]);
  });
});
