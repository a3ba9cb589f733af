import { cpu } from '@nacre/backend-cpu';
import { type Device, defaultDevice, Parameter, profile, setDefaultDevice, type Tensor, tensor } from '@nacre/tensor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Adadelta, Adagrad, Adam, Adamax, AdamW, ExponentialLR, Lion, NAdam, RAdam, RMSprop, SGD } from './index.ts';

interface Stepping {
  readonly paramGroups: readonly { lr: number; weightDecay: number }[];
  step(): Promise<void>;
}

/**
 * Every optimizer with all that adds to its update, and how many kernels a parameter takes: one, but a second for what else depends on
 * Adadelta's Δ, and where reading and writing all states takes more than the 8 buffers that every GPU has.
 */
const makers: Readonly<Record<string, [kernels: number, make: (params: Parameter[]) => Stepping]>> = {
  SGD: [1, (p) => new SGD(p, { momentum: 0.9, nesterov: true, weightDecay: 0.1 })],
  Adam: [1, (p) => new Adam(p, { weightDecay: 0.1 })],
  'Adam with amsgrad': [2, (p) => new Adam(p, { amsgrad: true, weightDecay: 0.1 })],
  AdamW: [1, (p) => new AdamW(p)],
  RMSprop: [1, (p) => new RMSprop(p, { momentum: 0.9, weightDecay: 0.1 })],
  'RMSprop, centered': [1, (p) => new RMSprop(p, { centered: true, weightDecay: 0.1 })],
  'RMSprop, centered, with momentum': [3, (p) => new RMSprop(p, { centered: true, momentum: 0.9 })],
  Adagrad: [1, (p) => new Adagrad(p, { lrDecay: 0.1, weightDecay: 0.1 })],
  Adadelta: [2, (p) => new Adadelta(p, { weightDecay: 0.1 })],
  Adamax: [1, (p) => new Adamax(p, { weightDecay: 0.1 })],
  NAdam: [1, (p) => new NAdam(p, { weightDecay: 0.1 })],
  RAdam: [1, (p) => new RAdam(p, { weightDecay: 0.1 })],
  Lion: [1, (p) => new Lion(p, { weightDecay: 0.1, maximize: true })],
};

const initial = defaultDevice();
let device: Device;
beforeAll(async () => {
  device = await cpu({ threads: 1 });
  setDefaultDevice(device);
});
afterAll(() => {
  setDefaultDevice(initial);
  device.close();
});

const giveGradients = (parameters: readonly Parameter[]): void => {
  for (const p of parameters)
    p.grad = tensor(
      Float32Array.from({ length: p.size }, (_, i) => i - 1.5),
      { shape: p.shape },
    ) as Tensor;
};

describe.each(Object.entries(makers))('%s', (_, [kernels, make]) => {
  it(`takes ${kernels} for a parameter, and nothing is compiled when rates change`, async () => {
    const parameters = [
      new Parameter(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ),
      new Parameter(tensor([5, 6, 7])),
    ] as unknown as Parameter[];
    const optimizer = make(parameters);
    giveGradients(parameters);
    const first = await profile(() => optimizer.step());
    expect(first.rows.reduce((sum, { calls }) => sum + calls, 0)).toBe(2 * kernels);

    const schedule = new ExponentialLR(optimizer, 0.7);
    for (let step = 0; step < 8; step++) {
      schedule.step();
      optimizer.paramGroups[0]!.weightDecay *= 0.9;
      giveGradients(parameters);
      const later = await profile(() => optimizer.step());
      expect([later.plans, later.compiled], `step ${step}`).toEqual([1, 0]);
    }
  });
});
