import { describe, expect, test } from 'vitest';
import { check } from './fixtures/checker.ts';

/** One use of each family of operations on sizes that differ from block to block: twenty operations. */
const block = (i: number, tensor: (shape: string) => string) => {
  const [n, c, s, f] = [16 + i, 3 + i, 28 + 4 * i, 100 + 7 * i];
  return `
const x${i}: ${tensor(`[${n}, ${c}, ${s}, ${s}]`)} = zeros([${n}, ${c}, ${s}, ${s}]);
const w${i}: ${tensor(`[${f}, ${c}, 5, 5]`)} = zeros([${f}, ${c}, 5, 5]);
const v${i}: ${tensor(`[${f}, ${c * s}]`)} = zeros([${f}, ${c * s}]);
const conv${i} = conv2d(x${i}, w${i}, null, { stride: 2, padding: 2 }).relu();
const pool${i} = maxPool2d(conv${i}, 2);
const flat${i} = pool${i}.flatten(1);
const mean${i} = flat${i}.mean(1, { keepDim: true });
const normal${i} = flat${i}.add(mean${i}.mul(-1)).div(flat${i}.mul(flat${i}).sum(-1, { keepDim: true }).add(1e-5));
const rows${i} = x${i}.permute([0, 2, 1, 3]).reshape([${n}, ${s}, -1]);
const product${i} = rows${i}.matmul(v${i}.t());
const attention${i} = product${i}.softmax(-1).matmul(product${i}.transpose(1, 2));
const joined${i} = concat([rows${i}, attention${i}], 2);
const stacked${i} = stack([flat${i}, normal${i}], 1).unsqueeze(0).squeeze(0);
const traced${i} = einsum('bij,kj->bik', rows${i}, v${i});
const chosen${i} = traced${i}.exp().select(0, 1).narrow(0, 0, 10).argmax(-1);
`;
};

const source = (tensor: (shape: string) => string) => `
import { concat, conv2d, einsum, maxPool2d, stack, zeros, type Tensor } from '@nacre/tensor';
${Array.from({ length: 4 }, (_, i) => block(i, tensor)).join('')}`;

const literal = source((shape) => `Tensor<${shape}, 'float32'>`);
const plain = source(() => 'Tensor');

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

  test('checks in 3 s, and in 1.5 times the time of the same text with plain shapes', () => {
    const rounds = [1, 2, 3, 4].map(() => [check(literal).milliseconds, check(plain).milliseconds] as const);
    const time = Math.min(...rounds.map(([ofLiteral]) => ofLiteral));
    expect(time).toBeLessThan(3_000);
    expect(time / Math.min(...rounds.map(([, ofPlain]) => ofPlain))).toBeLessThan(1.5);
  }, 120_000);
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
