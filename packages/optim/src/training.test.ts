import { crossEntropy, Linear, Sequential, Tanh } from '@nacre/layers';
import { compile, type Parameter, profile, type Shape, type Tensor, tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import reference from './fixtures/reference.json' with { type: 'json' };
import {
  Adam,
  type AdamOptions,
  AdamW,
  CosineAnnealingLR,
  clipGradNorm,
  clipGradValue,
  LinearLR,
  OneCycleLR,
  SGD,
  type SGDOptions,
} from './index.ts';

/** As in fixtures/reference.py. */
function wave(shape: Shape, phase: number): Tensor {
  const count = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float32Array.from({ length: count }, (_, i) => Math.sin(i * 0.9 + phase * 1.7) * 1.3),
    { shape },
  );
}

const labels = tensor([0, 1, 1, 0, 1], { dtype: 'int32' });

function network(): Sequential<readonly [Linear<3, 4>, Tanh, Linear<4, 2>]> {
  const model = new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 2));
  model.loadStateDict(Object.fromEntries(model.namedParameters().map(([name, p], i) => [name, wave(p.shape, i + 1)])));
  return model;
}

const lossOf = (model: Sequential<readonly [Linear<3, 4>, Tanh, Linear<4, 2>]>, step: number): Tensor<[]> =>
  crossEntropy(model.forward(wave([5, 3], 10 + step)), labels) as Tensor<[]>;

type Run = (typeof reference)[number];
type AnyOptions = Partial<SGDOptions> & Partial<AdamOptions>;
const makers: Readonly<Record<string, (params: readonly Parameter[], options: AnyOptions) => SGD | Adam | AdamW>> = {
  SGD: (params, options) => new SGD(params, options),
  Adam: (params, options) => new Adam(params, options),
  AdamW: (params, options) => new AdamW(params, options),
};

describe('50 steps are those of PyTorch', () => {
  it.each(
    reference.map(
      (run) =>
        [`${run.optimizer} ${JSON.stringify({ ...run.options, ...run.clip, maxLr: run.maxLr ?? undefined })}`, run] as const,
    ),
  )('%s', async (_, run: Run) => {
    const model = network();
    const optimizer = makers[run.optimizer]!(model.parameters(), run.options as AnyOptions);
    const schedule = run.maxLr === null ? undefined : new OneCycleLR(optimizer, run.maxLr, { totalSteps: 50 });
    const clip: { norm?: number; normType?: number; value?: number } = run.clip ?? {};
    let loss = 0;
    for (let step = 0; step < 50; step++) {
      const present = lossOf(model, step);
      optimizer.zeroGrad();
      ('maximize' in run.options ? present.neg() : present).backward();
      if (clip.norm !== undefined) clipGradNorm(model.parameters(), clip.norm, { normType: clip.normType ?? 2 });
      if (clip.value !== undefined) clipGradValue(model.parameters(), clip.value);
      await optimizer.step({ also: [present] });
      if (step < 49) schedule?.step();
      loss = await present.item();
    }
    expect(Math.abs(loss - run.loss)).toBeLessThan(1e-5);
    for (const [name, parameter] of model.namedParameters()) {
      const expected = (run.state as Readonly<Record<string, readonly number[]>>)[name]!;
      const values = await parameter.data();
      expected.forEach((value, i) => expect(Math.abs(values[i]! - value), `${name}[${i}]`).toBeLessThan(1e-5));
    }
  });
});

describe('a training loop', () => {
  it.each([
    [
      'SGD with momentum and dampening, the rate going through 1 and 0',
      (p: Parameter[]) => {
        const optimizer = new SGD(p, { lr: 2, momentum: 0.9, dampening: 0.1, weightDecay: 0.01 });
        return { optimizer, schedule: new CosineAnnealingLR(optimizer, 4) };
      },
    ],
    [
      'Adam on one cycle',
      (p: Parameter[]) => {
        const optimizer = new Adam(p);
        return { optimizer, schedule: new OneCycleLR(optimizer, 0.01, { totalSteps: 20 }) };
      },
    ],
    [
      'AdamW with betas whose powers vanish at once',
      (p: Parameter[]) => {
        const optimizer = new AdamW(p, { betas: [1e-9, 0.5], weightDecay: 0.1 });
        return { optimizer, schedule: new LinearLR(optimizer, { startFactor: 0 }) };
      },
    ],
  ])('compiles nothing after its first step: %s', async (_, make) => {
    const model = network();
    const { optimizer, schedule } = make(model.parameters());
    const step = async (i: number): Promise<void> => {
      const loss = lossOf(model, i);
      optimizer.zeroGrad();
      loss.backward();
      await optimizer.step();
      schedule.step();
      await loss.item();
    };
    await step(0);
    const { compiled, plans } = await profile(async () => {
      for (let i = 1; i < 10; i++) await step(i);
    });
    expect(compiled).toBe(0);
    expect(plans).toBe(9);
  });

  it('updates each parameter and its state in one kernel', async () => {
    const model = new Linear(3, 4);
    const optimizer = new AdamW(model.parameters());
    model
      .forward(wave([5, 3], 0) as Tensor<[5, 3]>)
      .sum()
      .backward();
    const { rows } = await profile(() => optimizer.step());
    const updates = rows.filter(({ kernel }) => kernel.includes('sqrt'));
    expect(updates.reduce((sum, { calls }) => sum + calls, 0)).toBe(2);
  });

  it('is the same compiled: the step count, the rate and the momentum go on', async () => {
    const train = async (compiled: boolean): Promise<ArrayLike<number>[]> => {
      const model = network();
      const optimizer = new Adam(model.parameters(), { lr: 0.01 });
      const schedule = new OneCycleLR(optimizer, 0.05, { totalSteps: 8 });
      const plain = async (x: Tensor): Promise<Tensor> => {
        const loss = crossEntropy(model.forward(x), labels);
        optimizer.zeroGrad();
        loss.backward();
        await optimizer.step();
        schedule.step();
        return loss;
      };
      const run = compiled ? compile(plain) : plain;
      for (let i = 0; i < 6; i++) await run(wave([5, 3], i));
      return Promise.all(model.parameters().map((p) => p.data()));
    };
    expect(await train(true)).toEqual(await train(false));
  });
});
