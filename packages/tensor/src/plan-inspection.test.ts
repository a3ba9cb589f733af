import { expect, test } from 'vitest';
import { inspectPlan, type PlanInspection } from './backend.ts';
import { concat, grad, ModuleBuffer, Parameter, rand, type Tensor, tensor, zeros } from './index.ts';
import { referenceBackend } from './reference/interpreter.ts';
import { counting } from './runtime/fixtures/counting.ts';

const target = referenceBackend();

/** `name(input names)`, with the launches of each node. */
const listed = ({ nodes }: PlanInspection): string[] =>
  nodes.map(({ name, inputs, launches }) => `${name}(${inputs.map((i) => nodes[i]!.name).join()}) ${launches}`);

const named = (shape: number[], name: string): Tensor => Object.assign(new ModuleBuffer(zeros(shape)), { name });

test('a fused product: every node is in its one kernel', async () => {
  const plan = await inspectPlan(
    () =>
      named([2, 3], 'x')
        .matmul(named([3, 4], 'w'))
        .add(named([4], 'b'))
        .relu(),
    target,
  );
  expect(plan.launches.map(({ name }) => name)).toEqual([expect.stringContaining('matmul+add')]);
  expect(plan.launches[0]!.nodes).toEqual(plan.nodes.map((_, i) => i));
  expect(listed(plan)).toContain('x() 0');
  expect(plan.nodes[plan.results[0]!]).toMatchObject({ shape: [2, 4], dtype: 'float32' });
  expect(
    plan.launches[0]!.buffers.map(({ access, value }) => [access, plan.values[value]!.place, plan.values[value]!.bytes]),
  ).toEqual(
    expect.arrayContaining([
      ['read', 'input', 24],
      ['write', 'result', 32],
    ]),
  );
  expect(plan.scratch).toEqual([]);
});

test('nodes are in the launches that compute them, and values in scratch memory live from their writer to their last reader', async () => {
  const plan = await inspectPlan(() => {
    const x = named([64, 32], 'x');
    const h = x.matmul(named([32, 16], 'w'));
    return h.tanh().matmul(named([16, 8], 'v'));
  }, target);
  expect(plan.launches).toHaveLength(2);
  const launchesOf = (name: string): (readonly number[])[] =>
    plan.nodes.filter((node) => node.name === name).map(({ launches }) => launches);
  expect(launchesOf('matmul')).toEqual([[0], [1]]);
  expect(launchesOf('tanh')).toEqual([[0]]);
  expect([launchesOf('x'), launchesOf('v')]).toEqual([[[0]], [[1]]]);
  const scratch = plan.values.filter(({ place }) => place === 'scratch');
  expect(scratch).toMatchObject([{ from: 0, to: 1, offset: 0, allocation: 0, bytes: 64 * 16 * 4 }]);
  expect(plan.nodes[scratch[0]!.node!]).toMatchObject({ name: 'tanh' });
  expect(plan.scratch).toEqual([64 * 16 * 4]);
});

test('an update is part of the plan, in the memory of its parameter, and is forgotten', async () => {
  const w = new Parameter(rand([4]));
  w.name = 'w';
  const before = w.node;
  const plan = await inspectPlan(async () => {
    const loss = w.mul(tensor([1, 2, 3, 4])).sum();
    loss.backward();
    w.assign(w.sub(w.grad!.mul(0.1)));
  }, target);
  // The first value of `w` is not computed again: it counts as given.
  expect(plan.nodes.filter(({ primitive }) => primitive === 'source').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['w', 'input']),
  );
  expect(plan.nodes.map(({ name }) => name)).not.toContain('bits');
  const last = plan.launches.at(-1)!;
  expect(last.buffers.map(({ access, value }) => `${access} ${plan.values[value]!.place}`)).toContain('readwrite input');
  expect(w.node).toBe(before);
  expect(await w.data()).toHaveLength(4);
});

test('splits, merged nodes, movement, concatenations and routines find their launches', async () => {
  const plan = await inspectPlan(() => {
    const x = named([8, 8], 'x');
    const [a, b] = [x.exp(), x.exp()];
    return [a.add(b).t(), concat([x.sum(0), x.flip(0).sum(1)], 0), x.argsort(1), named([2 ** 20], 'long').sum()];
  }, target);
  expect(plan.nodes.every(({ launches }) => launches.length > 0)).toBe(true);
  const exps = plan.nodes.filter(({ name }) => name === 'exp');
  expect(exps[0]!.launches).toEqual(exps[1]!.launches);
  expect(plan.nodes.find(({ primitive }) => primitive === 'concat')!.launches).toHaveLength(2);
  const long = plan.nodes.find(({ name, inputs }) => name === 'sum' && plan.nodes[inputs[0]!]!.name === 'long')!;
  expect(long.launches).toHaveLength(2);
  const routine = plan.launches.find((launch) => launch.routine !== undefined)!;
  expect(routine).toMatchObject({ name: 'argsort', buffers: [{ access: 'read' }, { access: 'write' }] });
  for (const [i, { nodes }] of plan.launches.entries()) for (const node of nodes) expect(plan.nodes[node]!.launches).toContain(i);
});

test('derivatives have nodes of their own', async () => {
  const plan = await inspectPlan(() => grad((x: Tensor) => x.sin().sum())(named([3], 'x')), target);
  expect(plan.nodes.map(({ name }) => name)).toContain('cos');
});

test('computes nothing, and is plain data', async () => {
  const watched = counting();
  const plan = await inspectPlan(() => named([3], 'x').exp(), watched.backend);
  expect(watched.since().launches).toBe(0);
  expect(structuredClone(plan)).toEqual(plan);
});

test('refuses what it cannot plan', async () => {
  const lacking = { ...target, name: 'small', capabilities: { ...target.capabilities, dtypes: new Set(['float32'] as const) } };
  await expect(inspectPlan(() => tensor([1], { dtype: 'float64' }).exp(), lacking)).rejects.toThrow(
    'inspectPlan: the device small has no float64',
  );
  await expect(inspectPlan(() => undefined, target)).rejects.toThrow('inspectPlan: there is nothing to compute');
  await expect(inspectPlan(() => 3 as never, target)).rejects.toThrow('inspectPlan: the function gives number');
  const without = { ...target, capabilities: { ...target.capabilities, routines: new Set([] as const) } };
  await expect(inspectPlan(() => named([4], 'x').argsort(0), without)).rejects.toThrow('pass routineKernels');
  await expect(inspectPlan(async () => void (await tensor([1]).exp().data()), target)).rejects.toThrow('data: a value inside');
});
