import * as optim from '@nacre/optim';
import { Parameter, tensor } from '@nacre/tensor';
import { expect } from 'vitest';
import { mismatches } from './compare.ts';
import { type Options, type ReferenceCase, unpack } from './fixture.ts';
import { makeOptimizer } from './optimizer-cases.ts';

/** Outputs: the rate and the momentum (or first beta) before the first step and after each. */
export async function runOneCycle(c: ReferenceCase): Promise<void> {
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

interface Spec {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly options: Options;
}

interface Running {
  readonly lrs: readonly number[];
  step(value?: number): void;
}

const schedules = optim as unknown as Readonly<Record<string, new (...args: readonly unknown[]) => Running>>;

function makeSchedule(optimizer: optim.Scheduled, { name, args, options }: Spec): Running {
  const Schedule = schedules[name];
  if (Schedule === undefined) throw new Error(`no public schedule is called ${name}`);
  if (name !== 'SequentialLR') return new Schedule(optimizer, ...args, options);
  const [parts, milestones] = args as [readonly Spec[], readonly number[]];
  return new Schedule(
    parts.map((part) => makeSchedule(optimizer, part)),
    milestones,
  );
}

/** Outputs: the rates of both groups before the first step and after each. */
export function runSchedule(c: ReferenceCase): void {
  const [spec, rates, values] = c.args as [Spec, readonly number[], (readonly number[])?];
  const groups = rates.map((lr) => ({ params: [new Parameter(tensor([0]))], lr }));
  const schedule = makeSchedule(new optim.SGD(groups, { momentum: 0.9 }), spec);
  const seen: number[] = [];
  for (let step = 0; step < c.outputs[0]!.shape[0]!; step++) {
    seen.push(...schedule.lrs);
    schedule.step(values?.[step]);
  }
  expect(mismatches(seen, unpack(c.outputs[0]!), c), 'rates differ').toEqual([]);
}
