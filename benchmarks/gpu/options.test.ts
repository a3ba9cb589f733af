import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('readOptions', () => {
  it('measures all rows of all contestants in three rounds by default', () => {
    const { rows, ...rest } = readOptions([]);
    expect(rows).toEqual(
      expect.arrayContaining([
        'limit-arithmetic',
        'limit-copyKernel',
        'matmul-4096',
        'conv',
        'softmax',
        'W6',
        'W10',
        'W11',
        'first',
      ]),
    );
    expect(rest).toEqual({
      contestants: ['nacre-cpu', 'nacre', 'tfjs', 'jax-js'],
      rounds: 3,
      seconds: 2,
      quick: false,
      browser: undefined,
      out: undefined,
      software: false,
      pack: undefined,
    });
  });

  it('takes a row with its variants, in the order of the table', () => {
    expect(readOptions(['--only', 'first,matmul']).rows).toEqual(['matmul-1024', 'matmul-2048', 'matmul-4096', 'first']);
    expect(readOptions(['--only', 'matmul-2048']).rows).toEqual(['matmul-2048']);
  });

  it('takes small sizes in one short round when quick, unless told otherwise', () => {
    expect(readOptions(['--quick', '--only', 'matmul'])).toMatchObject({
      rows: ['matmul-16', 'matmul-32', 'matmul-64'],
      rounds: 1,
      seconds: 0.1,
    });
    expect(readOptions(['--quick', '--rounds', '2', '--seconds', '1'])).toMatchObject({ rounds: 2, seconds: 1 });
  });

  it('keeps the contestants in the order in which answers are compared', () => {
    expect(readOptions(['--contestants', 'jax-js,nacre-cpu']).contestants).toEqual(['nacre-cpu', 'jax-js']);
  });

  it('says what it takes', () => {
    expect(() => readOptions(['--only', 'W99'])).toThrow('--only: expected some of limit-arithmetic');
    expect(() => readOptions(['--contestants', 'torch1'])).toThrow('--contestants: expected some of nacre-cpu, nacre');
    expect(() => readOptions(['--rounds', '0'])).toThrow('--rounds: expected a positive number, got 0');
    expect(() => readOptions(['--fast'])).toThrow('--fast');
  });
});
