import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('readOptions', () => {
  it('runs all for three rounds of Nacre and PyTorch by default', () => {
    const { contestants, workloads, rounds, seconds, cold, size } = readOptions([]);
    expect(contestants.map(({ name }) => name)).toEqual(['torch1', 'torch2', 'nacre1', 'nacre2']);
    expect(workloads.length).toBeGreaterThan(25);
    expect({ rounds, seconds, cold, size }).toEqual({ rounds: 3, seconds: 2, cold: true, size: true });
  });

  it('takes a workload with its variants', () => {
    expect(readOptions(['--only', 'W8,W5']).workloads.map(({ id }) => id)).toEqual(['W5', 'W8-alexnet', 'W8-vgg16']);
    const { workloads, cold, size } = readOptions(['--only', 'W1-256,cold']);
    expect([workloads.map(({ id }) => id), cold, size]).toEqual([['W1-256'], true, false]);
  });

  it('takes quick rounds, unless they are counted', () => {
    expect(readOptions(['--quick'])).toMatchObject({ rounds: 1, seconds: 0.5 });
    expect(readOptions(['--quick', '--rounds', '2'])).toMatchObject({ rounds: 2, seconds: 0.5 });
  });

  it('gives the threads to the contestant called nacre', () => {
    const { contestants } = readOptions(['--threads', '4', '--contestants', 'nacre,nacre1']);
    expect(contestants.map(({ threads }) => threads)).toEqual([4, 1]);
  });

  it('says what it takes', () => {
    expect(() => readOptions(['--only', 'W99'])).toThrow('--only: expected some of W1-64');
    expect(() => readOptions(['--contestants', 'numpy'])).toThrow('--contestants: expected some of torch1');
    expect(() => readOptions(['--rounds', 'many'])).toThrow('--rounds: expected a positive number, got many');
  });
});
