import { ArgumentError, Parameter, tensor } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import {
  Adam,
  ConstantLR,
  CosineAnnealingLR,
  CosineAnnealingWarmRestarts,
  ExponentialLR,
  LambdaLR,
  LinearLR,
  MultiStepLR,
  OneCycleLR,
  type OneCycleOptions,
  PolynomialLR,
  ReduceLROnPlateau,
  SequentialLR,
  SGD,
  StepLR,
  WarmupLR,
} from './index.ts';

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

describe('every schedule', () => {
  const optimizer = (): SGD => new SGD([{ params: [parameter()] }, { params: [parameter()], lr: 0.1 }], { lr: 1, momentum: 0.9 });
  const makers = {
    StepLR: (o: SGD) => new StepLR(o, 3),
    MultiStepLR: (o: SGD) => new MultiStepLR(o, [2, 6]),
    ExponentialLR: (o: SGD) => new ExponentialLR(o, 0.9),
    ConstantLR: (o: SGD) => new ConstantLR(o),
    LinearLR: (o: SGD) => new LinearLR(o),
    PolynomialLR: (o: SGD) => new PolynomialLR(o, { totalIters: 9 }),
    LambdaLR: (o: SGD) => new LambdaLR(o, [(step) => 1 / (1 + step), (step) => 2 ** -step]),
    CosineAnnealingLR: (o: SGD) => new CosineAnnealingLR(o, 8),
    CosineAnnealingWarmRestarts: (o: SGD) => new CosineAnnealingWarmRestarts(o, 3),
    OneCycleLR: (o: SGD) => new OneCycleLR(o, 2, { totalSteps: 20 }),
    WarmupLR: (o: SGD) => new WarmupLR(o, 4, { decay: 'inverseSqrt' }),
    SequentialLR: (o: SGD) =>
      new SequentialLR([new LinearLR(o, { totalIters: 3 }), new OneCycleLR(o, 2, { totalSteps: 9 })], [3]),
  };

  it.each(Object.entries(makers))('%s goes on from a saved state, also after the optimizer lost its rates', (_, make) => {
    const whole = make(optimizer());
    const half = make(optimizer());
    for (let i = 0; i < 9; i++) whole.step();
    for (let i = 0; i < 5; i++) half.step();
    const state = JSON.parse(JSON.stringify(half.stateDict())) as never;
    const fresh = optimizer();
    for (const group of fresh.paramGroups) group.lr = 123;
    const resumed = make(fresh);
    resumed.loadStateDict(state);
    expect(resumed.lrs).toEqual(half.lrs);
    for (let i = 0; i < 4; i++) resumed.step();
    expect(resumed.lrs).toEqual(whole.lrs);
    const momenta = (of: typeof whole) => (of.optimizer as SGD).paramGroups.map(({ momentum }) => momentum);
    expect(momenta(resumed)).toEqual(momenta(whole));
  });

  it.each(Object.entries(makers))('%s tells the rate of any step', (_, make) => {
    const schedule = make(optimizer());
    for (let step = 0; step < 9; step++) {
      expect(schedule.lrs).toEqual([1, 0.1].map((base, group) => schedule.rate(step, base, group)));
      schedule.step();
    }
    schedule.goTo(2);
    expect(schedule.lastStep).toBe(2);
    expect(schedule.lr).toBe(schedule.rate(2, 1, 0));
    expect(() => schedule.goTo(-1)).toThrow('goTo: a step is an integer that is not negative, got -1');
  });

  it('begins with the rates from before any other', () => {
    const o = optimizer();
    new LinearLR(o, { startFactor: 0.1 });
    expect(new StepLR(o, 3).lrs).toEqual([1, 0.1]);
  });

  it('ReduceLROnPlateau goes on from a saved state', () => {
    const [whole, half] = [optimizer(), optimizer()];
    const losses = [3, 2, 2, 2, 1.99, 1, 1, 1, 1, 0.5];
    const make = (o: SGD): ReduceLROnPlateau => new ReduceLROnPlateau(o, { patience: 1, cooldown: 1, factor: 0.5 });
    const [unbroken, first] = [make(whole), make(half)];
    for (const loss of losses) unbroken.step(loss);
    for (const loss of losses.slice(0, 4)) first.step(loss);
    const resumed = make(half);
    resumed.loadStateDict(JSON.parse(JSON.stringify(first.stateDict())) as never);
    for (const loss of losses.slice(4)) resumed.step(loss);
    expect(resumed.lrs).toEqual(unbroken.lrs);
    expect(unbroken.lr).toBeLessThan(0.5);
  });

  it('ReduceLROnPlateau never takes NaN for better', () => {
    const schedule = new ReduceLROnPlateau(optimizer(), { patience: 1 });
    for (let i = 0; i < 2; i++) schedule.step(Number.NaN);
    expect(schedule.lr).toBeCloseTo(0.1);
  });

  it.each<[(o: SGD) => unknown, string]>([
    [(o) => new MultiStepLR(o, [3, 2]), 'MultiStepLR: milestones are integers from 0 up that do not fall, got 3, 2'],
    [(o) => new MultiStepLR(o, [0.5]), 'MultiStepLR: milestones are integers from 0 up that do not fall, got 0.5'],
    [(o) => new ExponentialLR(o, 0), 'ExponentialLR: gamma is positive, got 0'],
    [(o) => new ConstantLR(o, { factor: 2 }), 'ConstantLR: factor is between 0 and 1, got 2'],
    [(o) => new ConstantLR(o, { totalIters: -1 }), 'ConstantLR: totalIters is not negative, got -1'],
    [(o) => new PolynomialLR(o, { power: 0 }), 'PolynomialLR: power is positive, got 0'],
    [(o) => new LambdaLR(o, [() => 1]), 'LambdaLR: expected a function, or one for each of 2 groups, got 1'],
    [
      (o) => new CosineAnnealingWarmRestarts(o, 2, { tMult: 1.5 }),
      'CosineAnnealingWarmRestarts: tMult is a positive integer, got 1.5',
    ],
    [(o) => new WarmupLR(o, 0), 'WarmupLR: warmupSteps is a positive integer, got 0'],
    [
      (o) => new WarmupLR(o, 3, { decay: 'cosine', totalSteps: 3 }),
      'WarmupLR: totalSteps is an integer above warmupSteps, got 3',
    ],
    [
      (o) => new WarmupLR(o, 3, { decay: 'quick' as 'cosine' }),
      'WarmupLR: decay is constant, inverseSqrt, linear, cosine, got quick',
    ],
    [(o) => new WarmupLR(o, 3, { endFactor: -1 }), 'WarmupLR: endFactor is not negative, got -1'],
    [
      (o) => new SequentialLR([new StepLR(o, 1)], [2]),
      'SequentialLR: expected schedules and a milestone between each two, got 1 schedules and 1 milestones',
    ],
    [
      (o) => new SequentialLR([new StepLR(o, 1), new StepLR(optimizer(), 1)], [2]),
      'SequentialLR: the schedules have different optimizers',
    ],
    [(o) => new ReduceLROnPlateau(o, { factor: 1 }), 'ReduceLROnPlateau: factor is at least 0 and below 1, got 1'],
    [(o) => new ReduceLROnPlateau(o, { mode: 'least' as 'min' }), "ReduceLROnPlateau: mode is 'min' or 'max', got least"],
    [(o) => new ReduceLROnPlateau(o, { thresholdMode: 'x' as 'rel' }), "thresholdMode is 'rel' or 'abs', got x"],
    [(o) => new ReduceLROnPlateau(o, { patience: -1 }), 'ReduceLROnPlateau: patience is a finite number that is not negative'],
    [(o) => new ReduceLROnPlateau(o, { minLr: [1] }), 'minLr is a number, or one for each of 2 groups, got 1'],
    [(o) => new ReduceLROnPlateau(o).step(tensor(1) as never), 'ReduceLROnPlateau.step: expected a number, got object; read it'],
    [
      (o) => new SequentialLR([new StepLR(o, 1)], []).loadStateDict({ lastStep: 1, baseLrs: [1, 1], schedules: [] }),
      'SequentialLR.loadStateDict: expected states of 1 schedules, got 0',
    ],
  ])('refuses what makes no sense (%#)', (make, message) => {
    expect(() => make(optimizer())).toThrow(ArgumentError);
    expect(() => make(optimizer())).toThrow(message);
  });
});
