import { crossEntropy, Sequential } from '@nacre/layers';
import { OneCycleLR } from '@nacre/optim';
import { type Tensor, tensor } from '@nacre/tensor';
import { expect } from 'vitest';
import { mismatches } from './compare.ts';
import { type Options, type ReferenceCase, unpack } from './fixture.ts';
import { hashed } from './hash.ts';
import { makeLayer } from './layer-cases.ts';
import { makeOptimizer } from './optimizer-cases.ts';

interface Schedule {
  step(): void;
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
export async function runLeNet(c: ReferenceCase): Promise<void> {
  const run = c.args[0] as LeNetRun;
  const model = lenet(run.activation);
  model.loadStateDict(hashedState(model));
  const parameters = model.parameters();
  const optimizer = makeOptimizer(run.optimizer, parameters, run.options);
  const schedule: Schedule | undefined = run.maxLr ? new OneCycleLR(optimizer, run.maxLr, { totalSteps: run.steps }) : undefined;
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
