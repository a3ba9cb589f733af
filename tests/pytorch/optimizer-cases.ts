import * as optim from '@nacre/optim';
import { arange, Parameter, type Tensor } from '@nacre/tensor';
import { expect } from 'vitest';
import { mismatches } from './compare.ts';
import { type Options, type ReferenceCase, unpack } from './fixture.ts';
import { unpacked } from './tensors.ts';

export interface Optimizer {
  readonly paramGroups: readonly { lr: number; momentum?: number; betas?: readonly [number, number] }[];
  zeroGrad(): void;
  step(): Promise<void>;
}

type Params = readonly Parameter[] | readonly Options[];

const optimizers = optim as unknown as Readonly<Record<string, new (params: Params, options: Options) => Optimizer>>;

export function makeOptimizer(name: string, params: Params, options: Options): Optimizer {
  const Optimizer = optimizers[name];
  if (Optimizer === undefined) throw new Error(`no public optimizer is called ${name}`);
  return new Optimizer(params, options);
}

/** Inputs: the parameters, then the gradients of each at every step. Outputs: each parameter after every step. */
export async function runOptimizer(c: ReferenceCase): Promise<void> {
  const count = c.inputs.length / 2;
  const params = c.inputs.slice(0, count).map((packed) => new Parameter(unpacked(packed)));
  const gradients = c.inputs.slice(count).map((packed) => unpacked(packed));
  const grouped = c.groups?.map((group, i) => ({ params: [params[i]!], ...group })) ?? params;
  const optimizer = makeOptimizer(c.op, grouped, c.args[0] as Options);
  const traces: number[][] = params.map(() => []);
  for (let step = 0; step < gradients[0]!.shape[0]!; step++) {
    optimizer.zeroGrad();
    const losses = params.map((p, i) => p.mul(gradients[i]!.select(0, step)).sum());
    losses.reduce((a, b) => a.add(b)).backward();
    await optimizer.step();
    for (const [i, p] of params.entries()) traces[i]!.push(...((await p.data()) as Float32Array));
  }
  const { tolerance } = c;
  traces.forEach((trace, i) => {
    expect(mismatches(trace, unpack(c.outputs[i]!), { tolerance }), `parameter ${i} differs`).toEqual([]);
  });
}

const landscapes: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  /** Rosenbrock's function of neighbouring elements. */
  valley: (x) => {
    const [left, right] = [x.narrow(0, 0, x.size - 1) as Tensor, x.narrow(0, 1, x.size - 1) as Tensor];
    const bend = right.sub(left.square()).square().mul(100);
    return bend.add(left.neg().add(1).square()).sum();
  },
  bowl: (x) =>
    x
      .sub(1)
      .square()
      .mul(arange(1, x.size + 1, 1, { dtype: x.dtype }))
      .sum(),
};

/** Inputs: where it starts. Outputs: where it is after every step, and the loss before each. */
export async function runLBFGS(c: ReferenceCase): Promise<void> {
  const [name, options] = c.args as [string, Options];
  const x = new Parameter(unpacked(c.inputs[0]!));
  const optimizer = new optim.LBFGS([x], options);
  const [places, losses]: [number[], number[]] = [[], []];
  for (let step = 0; step < c.outputs[1]!.shape[0]!; step++) {
    const before = await optimizer.step(() => {
      optimizer.zeroGrad();
      const loss = landscapes[name]!(x);
      loss.backward();
      return loss;
    });
    losses.push((await before.item()) as number);
    places.push(...((await x.data()) as Float32Array));
  }
  expect(mismatches(places, unpack(c.outputs[0]!), c), 'places differ').toEqual([]);
  expect(mismatches(losses, unpack(c.outputs[1]!), c), 'losses differ').toEqual([]);
}
