import { cpu } from '@nacre/backend-cpu';
import {
  ArgumentError,
  DeviceError,
  defaultDevice,
  loadSafetensors,
  ModuleBuffer,
  manualSeed,
  Parameter,
  ShapeMismatchError,
  StaleValueError,
  saveSafetensors,
  type Tensor,
  tensor,
  zeros,
} from '@nacre/tensor';
import { describe, expect, it } from 'vitest';
import { BatchNorm1d, Dropout, Linear, Module, type Part, ReLU, Sequential } from './index.ts';

class Net extends Module {
  readonly trunk = new Sequential(new Linear(4, 3), new ReLU(), new Dropout(0.5));
  readonly heads = { left: new Linear(3, 2), right: new Linear(3, 2, { bias: false }) };
  readonly list = [[new Linear(2, 2)], new BatchNorm1d(2)] as const;
  readonly scale = new Parameter(tensor([1, 1]));
  readonly seen = new ModuleBuffer(tensor([0]));
  readonly plain = tensor([5]);
  readonly settings = { names: ['a', 'b'], depth: 3, nothing: null };

  forward(x: Tensor): Tensor {
    const trunk: Tensor = this.trunk.forward(x);
    const both = (this.heads.left.forward(trunk) as Tensor).add(this.heads.right.forward(trunk) as Tensor);
    return this.list[1].forward(this.list[0][0]!.forward(both)).mul(this.scale);
  }
}

const names = (entries: readonly (readonly [string, unknown])[]): string[] => entries.map(([name]) => name);

describe('a module', () => {
  it('finds its parameters, buffers and modules in fields, arrays and records, under dotted names', () => {
    const net = new Net();
    expect(names(net.namedParameters())).toEqual([
      'trunk.0.weight',
      'trunk.0.bias',
      'heads.left.weight',
      'heads.left.bias',
      'heads.right.weight',
      'list.0.0.weight',
      'list.0.0.bias',
      'list.1.weight',
      'list.1.bias',
      'scale',
    ]);
    expect(names(net.namedBuffers())).toEqual([
      'list.1.running_mean',
      'list.1.running_var',
      'list.1.num_batches_tracked',
      'seen',
    ]);
    expect(names(net.namedModules())).toEqual([
      '',
      'trunk',
      'trunk.0',
      'trunk.1',
      'trunk.2',
      'heads.left',
      'heads.right',
      'list.0.0',
      'list.1',
    ]);
    expect(names(net.namedChildren())).toEqual(['trunk', 'heads.left', 'heads.right', 'list.0.0', 'list.1']);
    expect(net.parameters()).toHaveLength(10);
    expect(net.children()[0]).toBe(net.trunk);
    expect(Object.keys(net.stateDict())).toHaveLength(14);
  });

  it('takes a parameter that is assigned to a field later', () => {
    class Late extends Module {
      weight: Parameter | undefined;
      forward(): void {}
    }
    const late = new Late();
    expect(late.parameters()).toEqual([]);
    late.weight = new Parameter(tensor([1]));
    expect(names(late.namedParameters())).toEqual(['weight']);
  });

  it('gives every parameter its name, for errors, and keeps the longest', () => {
    const net = new Net();
    const { weight } = net.heads.left;
    expect(weight.name).toBe('');
    net.heads.left.parameters();
    expect(weight.name).toBe('weight');
    net.parameters();
    net.heads.left.parameters();
    expect(weight.name).toBe('heads.left.weight');
    expect(() => weight.assign(zeros([9]))).toThrow('assign: heads.left.weight has shape [2, 3], the new value [9]');
  });

  it('lists what is shared once, and learns from both uses', async () => {
    class Tied extends Module {
      readonly first = new Linear(2, 2, { bias: false });
      readonly second = this.first;
      readonly third = new Linear(2, 2, { bias: false });
      constructor() {
        super();
        (this.third as { weight: unknown }).weight = this.first.weight;
      }
      forward(x: Tensor): Tensor {
        return this.third.forward(this.second.forward(this.first.forward(x)));
      }
    }
    const tied = new Tied();
    expect(names(tied.namedParameters())).toEqual(['first.weight']);
    expect(names(tied.namedModules())).toEqual(['', 'first', 'third']);
    expect(Object.keys(tied.stateDict())).toEqual(['first.weight', 'second.weight', 'third.weight']);
    tied.loadStateDict({
      'first.weight': tensor([
        [2, 0],
        [0, 3],
      ]),
    });
    tied
      .forward(tensor([[1, 1]]))
      .sum()
      .backward();
    expect(await tied.first.weight.grad!.array()).toEqual([
      [gradientOfCube(0, 0), gradientOfCube(0, 1)],
      [gradientOfCube(1, 0), gradientOfCube(1, 1)],
    ]);
  });

  it('survives a child that knows its parent', () => {
    class Child extends Module {
      readonly weight = new Parameter(tensor([1]));
      readonly parent: Module;
      constructor(parent: Module) {
        super();
        this.parent = parent;
      }
      forward(): void {}
    }
    class Parent extends Module {
      readonly child = new Child(this);
      forward(): void {}
    }
    const parent = new Parent();
    expect(names(parent.namedParameters())).toEqual(['child.weight']);
    expect(names(parent.namedModules())).toEqual(['', 'child']);
  });

  it('may say itself what it consists of', () => {
    class Renamed extends Module {
      readonly inner = new Linear(1, 1, { bias: false });
      override parts(): Iterable<Part> {
        return [['in_proj', this.inner]];
      }
      forward(): void {}
    }
    expect(names(new Renamed().namedParameters())).toEqual(['in_proj.weight']);
  });

  it('switches all its modules between training and evaluation', async () => {
    const net = new Net();
    expect(net.eval()).toBe(net);
    expect(net.modules().every((module) => !module.training)).toBe(true);
    const x = tensor([
      [1, 2, 3, 4],
      [4, 3, 2, 1],
    ]);
    expect(await net.forward(x).array()).toEqual(await net.forward(x).array());
    expect(
      net
        .train()
        .modules()
        .every((module) => module.training),
    ).toBe(true);
  });

  it('freezes and unfreezes its parameters', () => {
    const net = new Net();
    net.trunk.freeze();
    net.eval();
    net
      .forward(tensor([[1, 2, 3, 4]]))
      .sum()
      .backward();
    expect(net.trunk.layers[0].weight.grad).toBeUndefined();
    expect(net.scale.grad).toBeDefined();
    net.unfreeze();
    net
      .forward(tensor([[1, 2, 3, 4]]))
      .sum()
      .backward();
    expect(net.trunk.layers[0].weight.grad).toBeDefined();
    net.zeroGrad();
    expect(net.parameters().every((parameter) => parameter.grad === undefined)).toBe(true);
  });
});

/** The derivative of the sum of W·W·W·[1, 1] by W[i][j], for W = diag(2, 3): Σ over the three places where it stands. */
function gradientOfCube(i: number, j: number): number {
  const w = [2, 3];
  return [0, 1, 2].reduce((sum, place) => sum + w[i]! ** (2 - place) * w[j]! ** place, 0);
}

describe('a state', () => {
  it('moves to another model, also by a file, with the same outputs', async () => {
    const [a, b, c] = [new Net().eval(), new Net().eval(), new Net().eval()];
    const x = tensor([[1, 2, 3, 4]]);
    const expected = await a.forward(x).array();
    expect(await b.forward(x).array()).not.toEqual(expected);
    expect(b.loadStateDict(a.stateDict())).toEqual({ missingKeys: [], unexpectedKeys: [] });
    c.loadStateDict(await loadSafetensors(await saveSafetensors(a.stateDict())));
    expect(await b.forward(x).array()).toEqual(expected);
    expect(await c.forward(x).array()).toEqual(expected);
  });

  it('is one of the present: a handle that was replaced says so, a loaded copy stays', async () => {
    const [layer, copy] = [new Linear(64, 32), new Linear(64, 32)];
    layer.parameters();
    const state = layer.stateDict();
    copy.loadStateDict(state);
    const before = (await copy.weight.data()).slice();
    layer.weight.assign(layer.weight.mul(2), 'doubling');
    await layer.bias!.data();
    expect(await copy.weight.data()).toEqual(before);
    const after = layer.stateDict();
    layer.weight.assign(layer.weight.mul(2), 'doubling again');
    await layer.weight.data();
    await expect(after.weight!.data()).rejects.toThrow(StaleValueError);
    await expect(after.weight!.data()).rejects.toThrow('doubling again');
  });

  it('may be loaded from values that are computed, and from other float types', async () => {
    const layer = new Linear(2, 1);
    layer.loadStateDict({ weight: tensor([[1, 2]]).mul(2), bias: tensor([0.5], { dtype: 'float64' }) });
    expect(await layer.weight.array()).toEqual([[2, 4]]);
    expect(await layer.bias!.array()).toEqual([0.5]);
    expect(layer.bias!.dtype).toBe('float32');
  });

  it('that lacks or adds names is refused, naming them; unless it may', async () => {
    const layer = new Linear(2, 1);
    const before = await layer.weight.array();
    const state = { weight: tensor([[1, 2]]), scale: tensor([1]) };
    expect(() => layer.loadStateDict(state)).toThrow(ArgumentError);
    expect(() => layer.loadStateDict(state)).toThrow(
      'loadStateDict: missing: bias; unexpected: scale; load it into the model it came from, or pass {strict: false}',
    );
    expect(await layer.weight.array()).toEqual(before);
    expect(layer.loadStateDict(state, { strict: false })).toEqual({ missingKeys: ['bias'], unexpectedKeys: ['scale'] });
    expect(await layer.weight.array()).toEqual([[1, 2]]);
  });

  it('of other shapes is refused, naming all of them, and nothing changes', async () => {
    const net = new Sequential(new Linear(2, 1), new Linear(1, 2));
    const before = await net.layers[0].bias!.array();
    const state = { ...net.stateDict(), '0.weight': zeros([3, 1]), '1.bias': zeros([3]), '0.bias': tensor([7]) };
    for (const strict of [true, false]) {
      expect(() => net.loadStateDict(state, { strict })).toThrow(ShapeMismatchError);
      expect(() => net.loadStateDict(state, { strict })).toThrow(
        '0.weight (expected [1, 2], got [3, 1]), 1.bias (expected [2], got [3])',
      );
    }
    expect(await net.layers[0].bias!.array()).toEqual(before);
  });

  it('shortens long lists of names', () => {
    const deep = new Sequential(...Array.from({ length: 20 }, () => new Linear(1, 1)));
    expect(() => deep.loadStateDict({})).toThrow(
      'missing: 0.weight, 0.bias, 1.weight, 1.bias, 2.weight, 2.bias, 3.weight, 3.bias, and 32 more',
    );
  });

  it('does not mistake properties of objects for entries', () => {
    class Odd extends Module {
      readonly toString$ = new Parameter(tensor([1]));
      override parts(): Iterable<Part> {
        return [['toString', this.toString$]];
      }
      forward(): void {}
    }
    expect(() => new Odd().loadStateDict({})).toThrow('missing: toString');
  });
});

describe('a device', () => {
  it('gets parameters, buffers and gradients', async () => {
    const device = await cpu({ threads: 1 });
    manualSeed(3);
    const net = new Net();
    const x = tensor([
      [1, 2, 3, 4],
      [0, 1, 0, 1],
    ]);
    net.eval();
    const expected = await net.forward(x).array();
    net.forward(x).sum().backward();
    expect(net.to(device)).toBe(net);
    const state = [...net.parameters(), ...net.buffers()];
    expect(state.every((variable) => variable.device === device)).toBe(true);
    expect(net.scale.grad!.device).toBe(device);
    const moved = (await net.forward(x).array()) as number[][];
    for (const [i, row] of (expected as number[][]).entries())
      row.forEach((value, j) => expect(moved[i]![j]).toBeCloseTo(value, 5));
    net.loadStateDict(
      Object.fromEntries(
        Object.entries(net.stateDict()).map(([name, value]) => [name, zeros(value.shape, { dtype: value.dtype })]),
      ),
    );
    expect(net.parameters().every((parameter) => parameter.device === device)).toBe(true);
    net.to(defaultDevice());
    expect(await net.scale.array()).toEqual([0, 0]);
    expect(net.scale.device).toBe(defaultDevice());
    device.close();
  });

  it('that cannot be read at once keeps what it has', async () => {
    const device = await cpu({ threads: 1 });
    const layer = new Linear(2, 2).to(device);
    Object.defineProperty(device, 'canReadSync', { value: false });
    expect(() => layer.to(defaultDevice())).toThrow(DeviceError);
    device.close();
  });
});
