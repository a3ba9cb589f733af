import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { judge } from './verdict.mjs';

const count = Math.min(2, availableParallelism());
const threads = { count, reason: `of ${count} processors` };
const onGpu = { count: 1, reason: 'the GPU has its own' };
const devices = ['cpu', 'webgpu'];

const report = (changes = {}) => ({
  conformance: { cpu: { cases: 900 }, webgpu: { cases: 40 } },
  training: { cpu: { losses: [2, 1], threads }, webgpu: { losses: [2.3, 1.5], threads: onGpu } },
  saving: { cpu: { weights: 'abc' }, webgpu: { weights: 'def' } },
  ...changes,
});
const problemsOf = (one, withThreads = true) => judge(one, { devices, reference: report(), withThreads }).problems;

describe('what a report comes to', () => {
  it('is a cell for each part, where all is well', () => {
    const { cells, problems } = judge(report(), { devices, reference: report(), withThreads: true });
    expect(cells).toEqual(['cpu 900, webgpu 40', count > 1 ? 'cpu 2 threads, webgpu' : 'cpu, webgpu', 'cpu, webgpu']);
    expect(problems).toEqual([]);
  });

  it('tells what went wrong, and where', () => {
    const broken = report({ conformance: { cpu: { cases: 900 }, webgpu: { error: 'DeviceError: no adapter' } } });
    const { cells, problems } = judge(broken, { devices, reference: report(), withThreads: true });
    expect(cells[0]).toBe('cpu 900, webgpu failed');
    expect(problems).toEqual(['conformance on webgpu: DeviceError: no adapter']);
  });

  it('demands the same bits of the CPU, and nearly the same numbers of WebGPU', () => {
    const training = (cpu, webgpu) =>
      report({ training: { cpu: { losses: cpu, threads }, webgpu: { losses: webgpu, threads: onGpu } } });
    expect(problemsOf(training([2, 1], [2.3, 1.50001]))).toEqual([]);
    expect(problemsOf(training([2, 1.0000001], [2.3, 1.5]))).toEqual([
      'training on cpu: other losses than elsewhere: 2,1.0000001 instead of 2,1',
    ]);
    expect(problemsOf(training([2, 1], [2.3, 1.6]))).toEqual([
      'training on webgpu: other losses than elsewhere: 2.3,1.6 instead of 2.3,1.5',
    ]);
    expect(problemsOf(report({ saving: { cpu: { weights: 'abd' }, webgpu: { weights: 'xyz' } } }))).toEqual([
      'saving on cpu: other weights than elsewhere',
    ]);
  });

  it('demands that the loss falls', () => {
    const rising = report({
      training: { cpu: { losses: [1, 2], threads }, webgpu: { losses: [Number.NaN, 1], threads: onGpu } },
    });
    expect(problemsOf(rising)).toEqual([
      'training on cpu: the loss does not fall: 1,2',
      'training on webgpu: the loss does not fall: NaN,1',
    ]);
  });

  it.runIf(count > 1)('demands threads where there must be some, and none elsewhere', () => {
    expect(problemsOf(report(), false)).toEqual(['training on cpu: 2 threads (of 2 processors)']);
    const alone = { count: 1, reason: 'not isolated' };
    const single = report({
      training: { cpu: { losses: [2, 1], threads: alone }, webgpu: { losses: [2.3, 1.5], threads: onGpu } },
    });
    expect(problemsOf(single)).toEqual(['training on cpu: 1 threads (not isolated)']);
    expect(problemsOf(single, false)).toEqual([]);
  });

  it('is a failure everywhere where the program could not be run', () => {
    const { cells, problems } = judge({ error: 'SyntaxError' }, { devices, reference: report(), withThreads: true });
    expect([cells, problems]).toEqual([['failed', 'failed', 'failed'], ['SyntaxError']]);
  });
});
