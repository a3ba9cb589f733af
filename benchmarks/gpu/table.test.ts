import { describe, expect, it } from 'vitest';
import type { Outcome } from '../launch.ts';
import type { Measured } from '../timing.ts';
import type { ContestantName } from './errand.ts';
import type { LimitName } from './limits.ts';
import type { RateMeasured } from './rates.ts';
import type { Entry, Results } from './results.ts';
import { reportOf } from './table.ts';

const card = { name: 'a card', vendor: 'acme', architecture: 'one', driver: 'Acme 1.2', isSoftware: false };
const processor = { name: 'a processor', vendor: 'acme', architecture: '', driver: 'Soft 1.2', isSoftware: true };

const results = (found: Partial<Results>): Results => ({
  date: '2026-01-01T00:00:00.000Z',
  commit: 'abc1234',
  node: 'v24.0.0',
  machine: 'a machine',
  adapter: card,
  quick: false,
  limits: [],
  rates: [],
  trainings: [],
  firsts: [],
  ...found,
});

const limit = (name: LimitName, ...values: number[]): Entry<'limit'> => ({
  errand: { kind: 'limit', limit: name, quick: false },
  rounds: values.map((value) => ({ value })),
});

const answer = [4, 0.5, 1, 2, 3, 4];
const timed = (value: number, rest: Partial<RateMeasured> = {}): RateMeasured => ({
  value,
  clock: 'adapter',
  inARow: 2 * value,
  runs: 3,
  answer,
  ...rest,
});
const rate = (id: string, contestant: 'nacre' | 'nacre-cpu', ...rounds: Outcome<RateMeasured>[]): Entry<'rate'> => ({
  errand: { kind: 'rate', contestant, id, quick: false, seconds: 1 },
  rounds,
});

const losses = [3, 2.5, 2, 1.5, 1.2, 1];
const step = (value: number, given = losses): Measured => ({
  value,
  fastest: value,
  p90: value,
  runs: 3,
  peakMiB: 1,
  answer: given,
});
const training = (contestant: ContestantName, ...rounds: Outcome[]): Entry<'training'> => ({
  errand: { kind: 'training', contestant, id: 'W6', quick: false, seconds: 1 },
  rounds,
});

/** Cells of the row that begins so. */
function row(report: string, title: string): string[] {
  const line = report.split('\n').find((one) => one.startsWith(`| ${title}`));
  return (line ?? '').split('|').map((cell) => cell.trim());
}

describe('the report', () => {
  it('names the GPU and its driver', () => {
    expect(reportOf(results({}))).toContain('## GPU: a card (acme, one), driver: Acme 1.2\n\nabc1234, Node v24.0.0, a machine\n');
  });

  it('gives out no figure as a GPU’s on a software adapter, and judges none', () => {
    const entries = { limits: [limit('copyBuffer', 1e12)], rates: [rate('add', 'nacre', timed(1))] };
    const report = reportOf(results({ ...entries, adapter: processor }));
    expect(report).toContain('## Software adapter: the figures mean nothing\n\na processor (acme), driver: Soft 1.2');
    expect(report).not.toMatch(/GPU|✓|✗/);
    expect(row(report, 'a + b of 64 Mi')[6]).toBe('≥ 70%');
  });

  it('says when sizes were those of a quick run', () => {
    expect(reportOf(results({ quick: true }))).toContain('they say nothing of speed');
  });
});

describe('rates', () => {
  it('are shares of the best arithmetic of all rounds', () => {
    const found = { limits: [limit('arithmetic', 50e12, 60e12)], rates: [rate('matmul-4096', 'nacre', timed(4), timed(4))] };
    const report = reportOf(results(found));
    expect(row(report, 'f32 peak')[2]).toBe('60000');
    // 2 · 4096³ operations in 4 ms.
    expect(row(report, 'matmul 4096²').slice(2, 7)).toEqual(['60000', '34360 ±0%', '17180 ±0%', '57%', '≥ 50% ✓']);
  });

  it('are shares of the faster copy, counting what has to be moved', () => {
    const limits = [limit('copyKernel', 1e12), limit('copyBuffer', 2e12)];
    const rates = [rate('add', 'nacre', timed(0.8)), rate('sum', 'nacre', timed(0.16)), rate('softmax', 'nacre', timed(0.8))];
    const report = reportOf(results({ limits, rates }));
    // 3, 1 and 2 times 256 MiB.
    expect(row(report, 'a + b of 64 Mi').slice(2, 7)).toEqual(['2000', '1007', '503', '50%', '≥ 70% ✗']);
    expect(row(report, 'sum of 64 Mi').slice(2, 7)).toEqual(['2000', '1678', '839', '84%', '≥ 70% ✓']);
    expect(row(report, 'softmax [65536,1024]').slice(2, 7)).toEqual(['2000', '671', '336', '34%', '≥ 70% ✗']);
  });

  it('have no share where no limit was measured', () => {
    expect(row(reportOf(results({ rates: [rate('add', 'nacre', timed(1))] })), 'a + b').slice(2, 7)).toEqual([
      '–',
      '805',
      '403',
      '–',
      '≥ 70%',
    ]);
  });

  it('say when the host had to time them', () => {
    const report = reportOf(results({ rates: [rate('add', 'nacre', timed(1, { clock: 'host' }))] }));
    expect(row(report, 'a + b')[3]).toBe('805 [1]');
    expect(report).toContain('[1] by the host, as the adapter has no clock');
  });

  it('are marked where the answer is not that of the CPU', () => {
    const wrong = timed(1, { answer: answer.map((value) => 1.5 * value) });
    const report = reportOf(results({ rates: [rate('add', 'nacre-cpu', timed(9)), rate('add', 'nacre', wrong)] }));
    expect(row(report, 'a + b')[3]).toBe('805 **!** [1]');
    expect(report).toContain("[1] Nacre: the answer is 5.0e-1 from nacre-cpu's, 1e-4 is allowed");
  });
});

describe('training', () => {
  it('is compared with the fastest peer', () => {
    const trainings = [training('nacre', step(2)), training('tfjs', step(8)), training('jax-js', step(5))];
    const cells = row(reportOf(results({ trainings })), 'train LeNet-5');
    expect(cells.slice(3, 11)).toEqual(['500', '', '', 'ahead ✓', '125', '200', '', '2.50×']);
  });

  it('says why a peer has no figure, and compares with those that have one', () => {
    const trainings = [
      training('nacre', step(2)),
      training('tfjs', { failed: 'Error: lost' }),
      training('jax-js', { unable: 'needs Node 22' }),
    ];
    const report = reportOf(results({ trainings }));
    expect(row(report, 'train LeNet-5').slice(6, 11)).toEqual(['ahead', '– [1]', '– [2]', '', '–']);
    expect(report).toContain('[1] TensorFlow.js: failed: Error: lost\n- [2] jax-js: needs Node 22');
  });

  it('marks losses that are not those of the CPU', () => {
    const trainings = [training('nacre-cpu', step(9)), training('nacre', step(2, [3, 2.9, 2.8, 2.7, 2.6, 2.5]))];
    expect(row(reportOf(results({ trainings })), 'train LeNet-5')[3]).toBe('500 **!** [1]');
  });
});

it('shows what a first step makes, and what a later one still does', () => {
  const first: Entry<'first'> = {
    errand: { kind: 'first', contestant: 'nacre', quick: false },
    rounds: [{ value: 300, preparation: 20, pipelines: 25, later: { pipelines: 0, bindGroups: 1, buffers: 2 } }],
  };
  const report = reportOf(results({ firsts: [first] }));
  expect(row(report, 'first step of LeNet-5, batch 64')[3]).toBe('300');
  expect(row(report, 'device and weights before it')[3]).toBe('20.0');
  expect(row(report, 'pipelines made until its loss')[3]).toBe('25');
  expect(row(report, 'pipelines, bind groups and buffers made by the tenth')[3]).toBe('0, 1, 2');
});
