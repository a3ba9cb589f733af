import { ArgumentError, Parameter, ShapeMismatchError, StaleValueError, type Tensor, tensor, zeros } from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import {
  Adadelta,
  Adagrad,
  Adam,
  Adamax,
  AdamW,
  clipGradNorm,
  clipGradValue,
  Lion,
  NAdam,
  RAdam,
  RMSprop,
  SGD,
} from './index.ts';

const target = tensor([1, -2, 3]);
const distance = (p: Tensor): Tensor => p.sub(target).square().sum();
const makers = {
  SGD: (p: Parameter[]) => new SGD(p, { lr: 0.05 }),
  momentum: (p: Parameter[]) => new SGD(p, { lr: 0.05, momentum: 0.9, nesterov: true, weightDecay: 0.01 }),
  dampening: (p: Parameter[]) => new SGD(p, { lr: 0.05, momentum: 0.5, dampening: 0.3 }),
  Adam: (p: Parameter[]) => new Adam(p, { lr: 0.1 }),
  amsgrad: (p: Parameter[]) => new Adam(p, { lr: 0.1, amsgrad: true, weightDecay: 0.1 }),
  AdamW: (p: Parameter[]) => new AdamW(p, { lr: 0.1 }),
} as const;

/** Those that `tests/pytorch` alone holds against PyTorch. */
const others = {
  RMSprop: (p: Parameter[]) => new RMSprop(p, { lr: 0.05, centered: true, momentum: 0.5 }),
  Adagrad: (p: Parameter[]) => new Adagrad(p, { lr: 0.5, initialAccumulatorValue: 0.1 }),
  Adadelta: (p: Parameter[]) => new Adadelta(p, { eps: 1e-2 }),
  Adamax: (p: Parameter[]) => new Adamax(p, { lr: 0.1 }),
  NAdam: (p: Parameter[]) => new NAdam(p, { lr: 0.1 }),
  RAdam: (p: Parameter[]) => new RAdam(p, { lr: 0.1 }),
  Lion: (p: Parameter[]) => new Lion(p, { lr: 0.05 }),
};

type Stepping = Pick<Adam, 'zeroGrad' | 'step'>;

async function descend(optimizer: Stepping, p: Parameter, steps: number): Promise<void> {
  for (let i = 0; i < steps; i++) {
    const loss = distance(p);
    optimizer.zeroGrad();
    loss.backward();
    await optimizer.step();
  }
}

/** After three steps from [0.5, 0.5, 0.5], by torch.optim of PyTorch 1.13 in float64. */
const expected: Record<keyof typeof makers, number[]> = {
  SGD: [0.6355, -0.1775, 1.1775],
  momentum: [0.83434605, -1.18181103, 2.17845077],
  dampening: [0.662295, -0.311475, 1.311475],
  Adam: [0.79512875, 0.20047393, 0.79952607],
  amsgrad: [0.79414849, 0.20049673, 0.79949104],
  AdamW: [0.79337866, 0.19927786, 0.79773086],
};

describe.each(Object.entries({ ...makers, ...others }))('%s', (name, make) => {
  it('finds the minimum', async () => {
    const p = new Parameter(tensor([0.5, 0.5, 0.5]));
    const before = await distance(p).item();
    await descend(make([p]), p, 60);
    expect(await distance(p).item()).toBeLessThan(before / 10);
  });

  it('goes on bit by bit from a saved state', async () => {
    const unbroken = new Parameter(tensor([0.5, 0.5, 0.5]));
    const first = new Parameter(tensor([0.5, 0.5, 0.5]));
    await descend(make([unbroken]), unbroken, 9);
    const optimizer = make([first]);
    await descend(optimizer, first, 4);
    const state = optimizer.stateDict();
    const saved = Object.fromEntries(
      await Promise.all(
        Object.entries(state.state).map(async ([key, x]) => [key, tensor((await x.data()) as Float32Array)] as const),
      ),
    );
    const second = new Parameter(tensor(await first.data()));
    const resumed = make([second]);
    resumed.loadStateDict({ ...state, state: saved } as never);
    await descend(resumed, second, 5);
    expect(await second.data()).toEqual(await unbroken.data());
  });

  it('changes nothing where the device says no, in the first step and in any other', async () => {
    const q = new Parameter(tensor([0.5, 0.5, 0.5]));
    const asked = make([q]);
    const finite = (x: Tensor) => x.isFinite().all() as Tensor<[], 'bool'>;
    for (const factor of [1, 1, Infinity, 1]) {
      asked.zeroGrad();
      distance(q).mul(factor).backward();
      const before = [...(await q.data())];
      await asked.step({ when: finite(q.grad!) });
      expect(before.every((value, i) => value === q.dataSync()[i])).toBe(factor === Infinity);
    }
    const first = make([new Parameter(tensor([1]))]);
    const [x] = first.paramGroups[0]!.params as [Parameter];
    x.mul(NaN).sum().backward();
    await first.step({ when: finite(x.grad!) });
    expect(await x.item()).toBe(1);
    const begun = name === 'Adagrad' ? Math.fround(0.1) : 0;
    for (const value of Object.values(first.stateDict().state)) expect([...(await value.data())]).toEqual([begun]);
  });
});

describe('three steps', () => {
  it.each(Object.entries(makers))('agree with PyTorch (%s)', async (name, make) => {
    const values = expected[name as keyof typeof makers];
    const p = new Parameter(tensor([0.5, 0.5, 0.5]));
    await descend(make([p]), p, 3);
    (await p.array()).forEach((value, i) => expect(value).toBeCloseTo(values[i]!, 5));
  });
});

describe.each(Object.entries(others))('%s', (_, make) => {
  it('goes the other way with maximize', async () => {
    const [down, up] = [new Parameter(tensor([0.5, 0.5, 0.5])), new Parameter(tensor([0.5, 0.5, 0.5]))];
    const [descending, ascending] = [make([down]), make([up])];
    ascending.paramGroups[0]!.maximize = true;
    for (let i = 0; i < 3; i++) {
      descending.zeroGrad();
      ascending.zeroGrad();
      distance(down).backward();
      distance(up).neg().backward();
      await descending.step();
      await ascending.step();
    }
    expect(await up.data()).toEqual(await down.data());
  });
});

describe('an optimizer', () => {
  it('takes groups with options of their own', async () => {
    const [a, b] = [new Parameter(tensor([1])), new Parameter(tensor([1]))];
    const optimizer = new SGD([{ params: [a] }, { params: [b], lr: 0.5 }], { lr: 0.1 });
    a.add(b).sum().backward();
    await optimizer.step();
    expect(await a.item()).toBeCloseTo(0.9);
    expect(await b.item()).toBeCloseTo(0.5);
  });

  it('leaves parameters without a gradient alone', async () => {
    const [used, unused] = [new Parameter(tensor([1])), new Parameter(tensor([1]))];
    const optimizer = new Adam([used, unused]);
    used.sum().backward();
    await optimizer.step();
    expect(await unused.item()).toBe(1);
  });

  it('adds up gradients until they are cleared', async () => {
    const p = new Parameter(tensor([1]));
    const optimizer = new SGD([p], { lr: 0.1 });
    p.mul(2).sum().backward();
    p.mul(3).sum().backward();
    await optimizer.step();
    expect(await p.item()).toBeCloseTo(0.5);
  });

  it('names the step where a gradient of before it is used again', async () => {
    const p = new Parameter(tensor([1]));
    const optimizer = new SGD([p], { lr: 0.1 });
    p.square().sum().backward();
    await optimizer.step();
    p.square().sum().backward();
    await expect(optimizer.step()).rejects.toThrow(StaleValueError);
    optimizer.zeroGrad();
    p.square().sum().backward();
    await optimizer.step();
    expect(await p.item()).toBeCloseTo(0.64);
  });

  it('computes what is asked for with the step', async () => {
    const p = new Parameter(tensor([2]));
    const optimizer = new SGD([p], { lr: 0.1 });
    const doubled = p.mul(2);
    p.sum().backward();
    await optimizer.step({ also: [doubled] });
    expect(await doubled.item()).toBe(4);
  });

  it.each([
    [() => new SGD([], { lr: 0.1 }), 'SGD: there is nothing to optimize'],
    [() => new SGD([new Parameter(tensor([1]))], { lr: -1 }), 'SGD: lr is a finite number that is not negative, got -1'],
    [() => new SGD([new Parameter(tensor([1]))], { lr: Number.NaN }), 'SGD: lr is a finite number that is not negative, got NaN'],
    [() => new SGD([new Parameter(tensor([1]))], { lr: 1, nesterov: true }), 'SGD: nesterov needs a momentum'],
    [() => new Adam([new Parameter(tensor([1]))], { betas: [0.9, 1] }), 'Adam: betas are in [0, 1), got 0.9 and 1'],
    [() => new RMSprop([new Parameter(tensor([1]))], { alpha: 1 }), 'RMSprop: alpha is in [0, 1), got 1'],
    [() => new Adadelta([new Parameter(tensor([1]))], { rho: -0.1 }), 'Adadelta: rho is in [0, 1), got -0.1'],
    [
      () => new Adagrad([new Parameter(tensor([1]))], { lrDecay: -1 }),
      'Adagrad: lrDecay is a finite number that is not negative, got -1',
    ],
    [() => new Adamax([new Parameter(tensor([1]))], { betas: [1, 0] }), 'Adamax: betas are in [0, 1), got 1 and 0'],
    [
      () => new NAdam([new Parameter(tensor([1]))], { momentumDecay: Number.NaN }),
      'NAdam: momentumDecay is a finite number that is not negative, got NaN',
    ],
    [() => new RAdam([new Parameter(tensor([1]))], { betas: [0, 2] }), 'RAdam: betas are in [0, 1), got 0 and 2'],
    [
      () => new Lion([new Parameter(tensor([1]))], { lr: Infinity }),
      'Lion: lr is a finite number that is not negative, got Infinity',
    ],
    [() => new AdamW([new Parameter(tensor([1]))], { eps: -1 }), 'AdamW: eps is a finite number that is not negative, got -1'],
  ])('refuses what makes no sense (%#)', (make, message) => {
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(message);
  });

  it('refuses a parameter given twice', () => {
    const p = new Parameter(tensor([1]));
    expect(() => new SGD([p, p], { lr: 0.1 })).toThrow('SGD: parameter 1 was given twice');
  });

  it('refuses the state of another model', () => {
    const state = new Adam([new Parameter(tensor([1])), new Parameter(tensor([1]))]).stateDict();
    expect(() => new Adam([new Parameter(tensor([1]))]).loadStateDict(state)).toThrow(
      'Adam.loadStateDict: expected groups of 1 parameters, got 2',
    );
  });
});

describe('clipping', () => {
  it('scales all gradients to the norm given, and gives the norm before', async () => {
    const [a, b] = [new Parameter(tensor([3])), new Parameter(tensor([4]))];
    a.square().add(b.square()).mul(0.5).sum().backward();
    const norm = clipGradNorm([a, b], 1);
    expect(await norm.item()).toBeCloseTo(5);
    expect(await a.grad!.item()).toBeCloseTo(0.6, 5);
    expect(await b.grad!.item()).toBeCloseTo(0.8, 5);
  });

  it('leaves small gradients alone', async () => {
    const p = new Parameter(tensor([3]));
    p.square().sum().backward();
    clipGradNorm([p], 10);
    expect(await p.grad!.item()).toBe(6);
  });

  it('limits every element', async () => {
    const p = new Parameter(tensor([3, -0.1]));
    p.square().sum().backward();
    clipGradValue([p], 1);
    const [first, second] = await p.grad!.array();
    expect(first).toBe(1);
    expect(second).toBeCloseTo(-0.2);
  });
});

describe('parameters and groups', () => {
  const p = (): Parameter => new Parameter(tensor([1]));

  it('a plain tensor is refused, with what to do', () => {
    const x = tensor([1], { requiresGrad: true }) as unknown as Parameter;
    expect(() => new SGD([x])).toThrow(ArgumentError);
    expect(() => new SGD([x])).toThrow(
      'SGD: number 0 of the parameters is none; a tensor never changes: compute with new Parameter(x) and pass that',
    );
    expect(() => new SGD([1 as unknown as Parameter])).toThrow(
      'SGD: number 0 of the parameters is none; pass model.parameters()',
    );
  });

  it('parameters and groups do not mix', () => {
    expect(() => new SGD([p(), { params: [p()] }] as Parameter[])).toThrow(
      'SGD: expected parameters, or groups {params, …}, not both',
    );
  });

  it('a parameter is named when it is given to two groups', () => {
    const shared = p();
    shared.name = 'encoder.weight';
    expect(() => new SGD([{ params: [shared] }, { params: [shared] }])).toThrow('SGD: encoder.weight was given twice');
  });

  it('can be added later, with options of their own', async () => {
    const [a, b] = [p(), p()];
    const optimizer = new SGD([a], { lr: 0.1 });
    optimizer.addParamGroup({ params: [b], lr: 0.5 });
    expect(optimizer.paramGroups.map(({ lr }) => lr)).toEqual([0.1, 0.5]);
    a.add(b).sum().backward();
    await optimizer.step();
    expect(await b.item()).toBe(0.5);
    expect(() => optimizer.addParamGroup({ params: [p()], momentum: -1 })).toThrow(
      'SGD: momentum is a finite number that is not negative, got -1',
    );
  });

  it('take the options changed between steps', async () => {
    const a = p();
    const optimizer = new SGD([a], { lr: 0.1 });
    a.sum().backward();
    await optimizer.step();
    optimizer.paramGroups[0]!.lr = 0.4;
    await optimizer.step();
    expect(await a.item()).toBeCloseTo(0.5, 6);
  });

  it('may come from a generator', async () => {
    const list = [p(), p()];
    function* each(): Generator<Parameter> {
      yield* list;
    }
    expect(new Adam(each()).paramGroups[0]!.params).toEqual(list);
  });
});

describe('a saved state that does not fit', () => {
  const adam = (size: number): Adam => {
    const parameter = new Parameter(zeros([size]) as Tensor);
    parameter.name = 'weight';
    return new Adam([parameter]);
  };

  it('is refused whole', async () => {
    const source = adam(2);
    source.paramGroups[0]!.params[0]!.sum().backward();
    await source.step();
    const saved = source.stateDict();
    expect(() => adam(3).loadStateDict(saved)).toThrow(ShapeMismatchError);
    expect(() => adam(3).loadStateDict(saved)).toThrow('Adam.loadStateDict: expAvg of weight has shape [3], got [2]');
    const target = adam(2);
    expect(() => target.loadStateDict({ ...saved, state: { '4.expAvg': zeros([2]) } })).toThrow(
      'Adam.loadStateDict: there is no parameter for 4.expAvg',
    );
    expect(() => target.loadStateDict({ ...saved, paramGroups: [{ ...saved.paramGroups[0]!, lr: -1 }] })).toThrow(
      'Adam: lr is a finite number',
    );
    expect(target.stateDict()).toMatchObject({ steps: [0], state: {} });
    target.loadStateDict(saved);
    expect(target.stateDict().steps).toEqual([1]);
  });

  it('brings the options along', () => {
    const source = new SGD([new Parameter(tensor([1]))], { lr: 0.25, momentum: 0.5 });
    const target = new SGD([new Parameter(tensor([1]))]);
    target.loadStateDict(JSON.parse(JSON.stringify(source.stateDict())) as ReturnType<SGD['stateDict']>);
    expect(target.paramGroups[0]).toMatchObject({ lr: 0.25, momentum: 0.5 });
  });
});
