import { ArgumentError, Parameter, tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { Adam, CosineAnnealingLR, LinearLR, OneCycleLR, type OneCycleOptions, SGD, StepLR } from './index.ts';

const parameter = (): Parameter => new Parameter(tensor([0]));

describe('OneCycleLR', () => {
  /** Rates and first betas of torch.optim.lr_scheduler.OneCycleLR on Adam, maxLr 0.5, ten steps. */
  it.each<[Partial<OneCycleOptions>, [number, number][]]>([
    [
      {},
      [
        [0.02, 0.95],
        [0.26, 0.9],
        [0.5, 0.85],
        [0.475242316, 0.854951557],
        [0.405872827, 0.86882551],
        [0.305631011, 0.888873953],
        [0.194370989, 0.911126047],
        [0.094129173, 0.93117449],
        [0.024759684, 0.945048443],
        [2e-6, 0.95],
      ],
    ],
    [
      { pctStart: 0.5, annealStrategy: 'linear' },
      [
        [0.02, 0.95],
        [0.14, 0.925],
        [0.26, 0.9],
        [0.38, 0.875],
        [0.5, 0.85],
        [0.4000004, 0.87],
        [0.3000008, 0.89],
        [0.2000012, 0.91],
        [0.1000016, 0.93],
        [2e-6, 0.95],
      ],
    ],
  ])('is that of PyTorch: %j', (options, expected) => {
    const optimizer = new Adam([parameter()], { lr: 0.1 });
    const schedule = new OneCycleLR(optimizer, 0.5, { totalSteps: 10, ...options });
    for (const [lr, beta] of expected) {
      expect(schedule.lr).toBeCloseTo(lr, 8);
      expect(optimizer.paramGroups[0]!.betas[0]).toBeCloseTo(beta, 8);
      schedule.step();
    }
    expect(() => schedule.step()).toThrow('OneCycleLR: all 10 steps are done');
  });

  it('cycles the momentum of SGD, and refuses where there is none', () => {
    const optimizer = new SGD([parameter()], { lr: 0.1, momentum: 0.9 });
    const schedule = new OneCycleLR(optimizer, 1, { totalSteps: 10 });
    expect(optimizer.paramGroups[0]!.momentum).toBeCloseTo(0.95);
    schedule.step();
    schedule.step();
    expect(optimizer.paramGroups[0]!.momentum).toBeCloseTo(0.85);
    expect(() => new OneCycleLR({ paramGroups: [{ lr: 1 }] }, 1, { totalSteps: 10 })).toThrow('pass cycleMomentum: false');
  });

  it('goes on from a saved state', () => {
    const options = { totalSteps: 20 };
    const first = new OneCycleLR(new Adam([parameter()]), 0.5, options);
    for (let i = 0; i < 7; i++) first.step();
    const second = new OneCycleLR(new Adam([parameter()]), 0.5, options);
    second.loadStateDict(first.stateDict());
    expect(second.lr).toEqual(first.lr);
  });

  it.each([
    [0.5, { totalSteps: 0 }, 'expected totalSteps, or epochs and stepsPerEpoch'],
    [0.5, { epochs: 3 }, 'expected totalSteps, or epochs and stepsPerEpoch'],
    [0, { totalSteps: 10 }, 'maxLr is positive, got 0'],
    [[1, 2], { totalSteps: 10 }, 'maxLr is a number, or one for each of 1 groups, got 2'],
    [1, { totalSteps: 10, pctStart: 2 }, 'pctStart is between 0 and 1, got 2'],
  ])('refuses %j with %j', (maxLr, options, message) => {
    expect(() => new OneCycleLR(new Adam([parameter()]), maxLr, options)).toThrow(ArgumentError);
    expect(() => new OneCycleLR(new Adam([parameter()]), maxLr, options)).toThrow(message);
  });
});

describe('other schedules', () => {
  const rates = (schedule: { step(): void; readonly lr: number }, steps: number): number[] =>
    Array.from({ length: steps }, () => {
      const { lr } = schedule;
      schedule.step();
      return lr;
    });
  const optimizer = (): SGD => new SGD([parameter()], { lr: 1 });

  it('StepLR falls every few steps', () => {
    expect(rates(new StepLR(optimizer(), 2), 5)).toEqual([1, 1, 0.1, 0.1, 0.1 ** 2]);
  });
  it('CosineAnnealingLR falls along half a cosine', () => {
    const [first, middle, last] = rates(new CosineAnnealingLR(optimizer(), 2, { etaMin: 0.2 }), 3);
    expect([first, last]).toEqual([1, 0.2]);
    expect(middle).toBeCloseTo(0.6);
  });
  it('LinearLR rises to the rate', () => {
    const list = rates(new LinearLR(optimizer(), { startFactor: 0.5, totalIters: 2 }), 4);
    expect(list).toEqual([0.5, 0.75, 1, 1]);
  });
});
