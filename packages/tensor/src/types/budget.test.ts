import { describe, expect, test } from 'vitest';
import { check } from './fixtures/checker.ts';
import { literal, plain } from './fixtures/consumer.ts';

describe('a consumer of more than 100 operations', () => {
  test('calls that many', () => {
    expect(literal.match(/\.\w+\(|\b(?:conv2d|maxPool2d|concat|stack|einsum|zeros)\(/g)!.length).toBeGreaterThan(100);
  });

  test('carries its sizes to the end, within its budget of type instantiations', () => {
    const checked = check(literal);
    expect(checked.errors).toEqual([]);
    expect(checked.typeOf('pool0')).toBe('Tensor<[16, 100, 7, 7], "float32">');
    expect(checked.typeOf('joined3')).toBe('Tensor<[19, 40, 280], "float32">');
    expect(checked.typeOf('chosen3')).toBe('Tensor<[10], "int32">');
    expect(checked.instantiations).toBeLessThan(50_000);
    expect(checked.instantiations / check(plain).instantiations).toBeLessThan(2);
  }, 60_000);
});

describe('an error of the compiler', () => {
  const mistakes = [
    ['a.matmul(b)', 'matmul: inner dimensions differ: [32, 784] × [128, 10] (784 ≠ 128)'],
    ['a.add(b)', 'add: shapes do not broadcast: [32, 784] and [128, 10] (784 ≠ 10 at dimension -1)'],
    ['a.reshape([32, 785])', 'reshape: [32, 784] has 25088 elements, [32, 785] has 25120'],
    ['a.sum(2)', 'sum: dimension 2 is out of range for [32, 784]'],
    ['concat([a, b], 0)', 'concat: sizes differ: [32, 784] and [128, 10] (784 ≠ 10 at dimension 1)'],
    [
      'conv2d(zeros([1, 3, 8, 8]), zeros([6, 1, 3, 3]))',
      'conv2d: channels differ: input [1, 3, 8, 8], weight [6, 1, 3, 3] (3 ≠ 1)',
    ],
    [
      "a.add(zeros([32, 784], { dtype: 'int32' })).matmul(a)",
      'matmul: inner dimensions differ: [32, 784] × [32, 784] (784 ≠ 32)',
    ],
    ["b.lt(2).to('int32').add(b.lt(2).to('uint32'))", 'add: int32 and uint32 have no common dtype'],
  ] as const;
  const { errors } = check(
    [
      "import { concat, conv2d, zeros } from '@nacre/tensor';",
      'const a = zeros([32, 784]), b = zeros([128, 10]);',
      ...mistakes.map(([code]) => `${code};`),
    ].join('\n'),
  );

  test.each(mistakes.map(([code, message], i) => ({ code, message, line: i + 3 })))(
    'says what is wrong with $code',
    ({ message, line }) => {
      expect(errors.filter((error) => error.line === line).map((error) => error.message)).toEqual([
        expect.stringContaining(message),
      ]);
    },
  );
});
