import { crossEntropy, Sequential } from '@nacre/layers';
import * as optim from '@nacre/optim';
import { Parameter, type Tensor, tensor } from '@nacre/tensor';
import { expect } from 'vitest';
import { mismatches } from './compare.ts';
import { type Options, type ReferenceCase, unpack } from './fixture.ts';
import { hashed } from './hash.ts';
import { makeLayer } from './layer-cases.ts';
import { unpacked } from './tensors.ts';

interface Optimizer {
  readonly paramGroups: readonly { lr: number; momentum?: number; betas?: readonly [number, number] }[];
  zeroGrad(): void;
  step(): Promise<void>;
}

interface Schedule {
  step(): void;
}

type Params = readonly Parameter[] | readonly Options[];

const optimizers = optim as unknown as Readonly<Record<string, new (params: Params, options: Options) => Optimizer>>;

function makeOptimizer(name: string, params: Params, options: Options): Optimizer {
  const Optimizer = optimizers[name];
  if (Optimizer === undefined) throw new Error(`no public optimizer is called ${name}`);
  return new Optimizer(params, options);
}

const runs: Readonly<Record<string, (c: ReferenceCase) => Promise<void>>> = {
  SGD: runOptimizer,
  Adam: runOptimizer,
  AdamW: runOptimizer,
  OneCycleLR: runSchedule,
  LeNet5: runLeNet,
};

export const trainingOps: ReadonlySet<string> = new Set(Object.keys(runs));

export const runTraining = (c: ReferenceCase): Promise<void> => runs[c.op]!(c);

/** Inputs: the parameters, then the gradients of each at every step. Outputs: each parameter after every step. */
async function runOptimizer(c: ReferenceCase): Promise<void> {
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

/** Outputs: the rate and the momentum (or first beta) before the first step and after each. */
async function runSchedule(c: ReferenceCase): Promise<void> {
  const optimizer = makeOptimizer(c.optimizer!.name, [new Parameter(tensor([0]))], c.optimizer!.options);
  const { maxLr, ...options } = c.args[0] as { maxLr: number };
  const schedule = new optim.OneCycleLR(optimizer, maxLr, options);
  const rates: number[] = [];
  const momenta: number[] = [];
  for (let step = 0; step < c.steps!; step++) {
    const group: { lr: number; momentum?: number; betas?: readonly [number, number] } = optimizer.paramGroups[0]!;
    rates.push(group.lr);
    momenta.push(group.betas?.[0] ?? group.momentum!);
    await optimizer.step();
    if (step + 1 < c.steps!) schedule.step();
  }
  expect(mismatches(rates, unpack(c.outputs[0]!), c), 'rates differ').toEqual([]);
  expect(mismatches(momenta, unpack(c.outputs[1]!), c), 'momenta differ').toEqual([]);
}

interface LeNetRun {
  readonly activation: string;
  readonly optimizer: string;
  readonly options: Options;
  readonly maxLr?: number;
  readonly steps: number;
  readonly batch: number;
  /** Every so many elements of a parameter are compared. */
  readonly stride: number;
}

function lenet(activation: string): Sequential {
  const layer = (name: string, ...args: readonly unknown[]) => makeLayer(name, args);
  return new Sequential(
    layer('Conv2d', 1, 6, 5, { padding: 2 }),
    layer(activation),
    layer('AvgPool2d', 2),
    layer('Conv2d', 6, 16, 5),
    layer(activation),
    layer('AvgPool2d', 2),
    layer('Flatten'),
    layer('Linear', 400, 120),
    layer(activation),
    layer('Linear', 120, 84),
    layer(activation),
    layer('Linear', 84, 10),
  );
}

/** Weights of U(−1/√fan, 1/√fan), from the hash. */
function hashedState(model: Sequential): Record<string, Tensor> {
  let fanIn = 1;
  const entries = model.namedParameters().map(([name, p], salt) => {
    if (p.rank > 1) fanIn = p.size / p.shape[0]!;
    return [name, tensor(hashed(p.size, salt, Math.sqrt(fanIn)), { shape: p.shape })] as const;
  });
  return Object.fromEntries(entries);
}

/** Outputs: the losses; probes of each parameter's first gradient; probes of each parameter at the end. */
async function runLeNet(c: ReferenceCase): Promise<void> {
  const run = c.args[0] as LeNetRun;
  const model = lenet(run.activation);
  model.loadStateDict(hashedState(model));
  const parameters = model.parameters();
  const optimizer = makeOptimizer(run.optimizer, parameters, run.options);
  const schedule: Schedule | undefined = run.maxLr
    ? new optim.OneCycleLR(optimizer, run.maxLr, { totalSteps: run.steps })
    : undefined;
  const probes = async (tensors: readonly Tensor[]): Promise<number[][]> =>
    Promise.all(tensors.map(async (t) => Array.from((await t.data()) as Float32Array).filter((_, i) => i % run.stride === 0)));

  const losses: number[] = [];
  let first: number[][] = [];
  for (let step = 0; step < run.steps; step++) {
    const x = tensor(hashed(run.batch * 784, 100 + step), { shape: [run.batch, 1, 28, 28] });
    const y = tensor(Int32Array.from({ length: run.batch }, (_, i) => (7 * i + 3 * step) % 10));
    optimizer.zeroGrad();
    const loss = crossEntropy(model.forward(x), y);
    loss.backward();
    if (step === 0) first = await probes(parameters.map((p) => p.grad!));
    await optimizer.step();
    if (step + 1 < run.steps) schedule?.step();
    losses.push((await loss.item()) as number);
  }
  const outputs = [losses, ...first, ...(await probes(parameters))];
  outputs.forEach((output, i) => {
    expect(mismatches(output, unpack(c.outputs[i]!), c), `output ${i} differs`).toEqual([]);
  });
}
