import { describe, expect, test } from 'vitest';
import type { Explored, PlanView, Problem } from './answer.ts';
import { Explorer } from './explorer.ts';
import { programs } from './programs.ts';

const explorer = new Explorer();

async function explored(source: string): Promise<Explored> {
  const answer = await explorer.explore(source);
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer;
}

const problem = async (source: string): Promise<Problem> => ((await explorer.explore(source)) as { problem: Problem }).problem;

describe('the programs to begin with', () => {
  test.each(programs)('$name', async ({ source }) => {
    const { size, graph, plans } = await explored(source);
    expect(graph!.nodes).toHaveLength(size);
    expect(graph!.nodes.some(({ kind }) => kind === 'input')).toBe(true);
    for (const { x, y, width, height } of graph!.nodes) {
      expect(x + width / 2).toBeLessThanOrEqual(graph!.width);
      expect(y + height / 2).toBeLessThanOrEqual(graph!.height);
    }
    for (const target of ['cpu', 'webgpu'] as const) {
      const plan = plans[target] as PlanView;
      expect(plan.launchesOf).toHaveLength(size);
      expect(plan.launchesOf.every((launches) => launches.length > 0)).toBe(true);
      for (const launch of plan.launches.keys()) {
        const { text } = explorer.code(target, launch);
        expect(text).toContain(target === 'cpu' ? '(export "run"' : 'fn main(');
      }
    }
  });
});

test('names inputs, kernels, buffers and what lies in scratch memory', async () => {
  const { graph, plans } = await explored(`const { x, w, v } = inputs({ x: [64, 32], w: [32, 16], v: [16, 8] });
x.matmul(w).tanh().matmul(v);`);
  expect(
    graph!.nodes
      .filter(({ kind }) => kind === 'input')
      .map(({ name, type }) => `${name} ${type}`)
      .sort(),
  ).toEqual(['v [16, 8] float32', 'w [32, 16] float32', 'x [64, 32] float32']);
  const { launches, scratch } = plans.cpu as PlanView;
  expect(launches.map(({ name }) => name)).toEqual(['matmul+tanh', 'matmul']);
  expect(launches[0]!.buffers).toContain('b0 reads x [64, 32] float32: input, 8,192 bytes');
  expect(launches[0]!.loops).toMatch(/^read b0: float32\[2048\]/);
  expect(scratch).toEqual([
    { bytes: 4096, values: [{ name: expect.stringMatching(/^tanh /), offset: 0, bytes: 4096, from: 0, to: 1 }] },
  ]);
});

test('an optimizer’s step updates its parameters in place', async () => {
  const { plans } = await explored(programs.find(({ name }) => name.includes('SGD'))!.source);
  const buffers = (plans.cpu as PlanView).launches.flatMap(({ buffers }) => buffers);
  expect(buffers).toContainEqual(expect.stringMatching(/updates weight \[1, 4\] float32: input/));
});

test('routines have shaders, and no WebAssembly', async () => {
  const { plans } = await explored('argsort(inputs({ x: [4, 100] }).x, 1)');
  expect((plans.cpu as PlanView).launches[0]!.kind).toBe('routine argsort');
  expect(explorer.code('cpu', 0)).toMatchObject({ text: '', about: expect.stringContaining('No WebAssembly') });
  expect(explorer.code('webgpu', 0).text).toContain('fn main(');
});

test('instructions have the names of the standard', async () => {
  await explored('const { x, w } = inputs({ x: [64, 128], w: [128, 32] }); x.matmul(w)');
  expect(explorer.code('cpu', 0).text).toContain('v128.load32_splat');
});

test('what one backend lacks is the problem of that one', async () => {
  const { plans } = await explored(`inputs({ x: { shape: [4], dtype: 'float64' } }).x.exp()`);
  expect(plans.cpu).toHaveProperty('launches');
  expect((plans.webgpu as Problem).message).toContain('the device webgpu has no float64');
});

test('a graph too large to look at is planned all the same', async () => {
  const answer = await explored('let { x } = inputs({ x: [4] }); for (let i = 0; i < 300; i++) x = x.sin(); x;');
  expect(answer.size).toBe(301);
  expect(answer.graph).toBeUndefined();
  expect((answer.plans.cpu as PlanView).launches.length).toBeGreaterThan(0);
});

describe('problems are told with their place', () => {
  test.each([
    ['syntax', 'const x = ;', { message: 'SyntaxError: Unexpected token', line: 1, column: 11 }],
    ['a name', '\n  nothing.exp()', { message: 'ReferenceError: nothing is not defined', line: 2, column: 3 }],
    [
      'shapes',
      'const { x, w } = inputs({ x: [2, 3], w: [4, 5] });\nx.matmul(w);',
      { message: 'ShapeMismatchError: matmul: inner dimensions differ: [2, 3] × [4, 5] (3 ≠ 4)', line: 2 },
    ],
    ['no tensor', '1 + 1', { message: 'TypeError: the last expression gives number, not a tensor' }],
    ['nothing', '', { message: expect.stringContaining('there is nothing to compute') }],
    ['reading', 'const { x } = inputs({ x: [2] });\nx.exp().dataSync()', { message: expect.stringContaining('only record') }],
  ])('%s', async (_, source, expected) => {
    expect(await problem(source)).toMatchObject(expected);
  });

  test('and the next program runs', async () => {
    await problem('throw new Error("no")');
    expect((await explored('inputs({ x: [2] }).x.exp()')).size).toBe(2);
  });
});
