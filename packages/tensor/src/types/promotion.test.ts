import { describe, expect, test } from 'vitest';
import { type Verdict, verdicts } from './fixtures/agreement.ts';

/* Every operation on every dtype, and on every pair of them: the compiler and the run time give the same dtype, or both refuse. */

const dtypes = ['float32', 'float64', 'float16', 'int32', 'uint32', 'uint8', 'int8', 'bool'];
const of = (dtype: string, shape = '[2]'): string => `zeros(${shape}, { dtype: '${dtype}' })`;
const pairs = dtypes.flatMap((a) => dtypes.map((b) => [a, b] as const));

const arithmetic = ['add', 'sub', 'mul', 'div', 'pow', 'mod', 'maximum', 'minimum', 'atan2'];
const comparisons = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const bitwise = ['bitwiseAnd', 'bitwiseOr', 'bitwiseXor', 'bitwiseLeftShift', 'bitwiseRightShift'];
const logical = ['logicalAnd', 'logicalOr', 'logicalXor'];

const binary = [...arithmetic, ...comparisons, ...bitwise, ...logical];
const withNumber = [...arithmetic, ...comparisons, ...bitwise];
const products: Record<string, (a: string, b: string) => string> = {
  matmul: (a, b) => `${of(a, '[2, 2]')}.matmul(${of(b, '[2, 2]')})`,
  bmm: (a, b) => `bmm(${of(a, '[1, 2, 2]')}, ${of(b, '[1, 2, 2]')})`,
  dot: (a, b) => `${of(a)}.dot(${of(b)})`,
  outer: (a, b) => `${of(a)}.outer(${of(b)})`,
  einsum: (a, b) => `einsum('ij,jk->ik', ${of(a, '[2, 2]')}, ${of(b, '[2, 2]')})`,
};
const joining: Record<string, (a: string, b: string) => string> = {
  concat: (a, b) => `concat([${of(a)}, ${of(b)}])`,
  stack: (a, b) => `stack([${of(a)}, ${of(b)}])`,
  where: (a, b) => `where(${of('bool')}, ${of(a)}, ${of(b)})`,
};

const unary = [
  ...['neg', 'abs', 'sign', 'square', 'floor', 'ceil', 'round', 'trunc', 'relu', 'step'],
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'sqrt', 'rsqrt', 'reciprocal', 'erf'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh'],
  ...['leakyRelu', 'elu', 'selu', 'gelu', 'silu', 'mish', 'sigmoid', 'hardSigmoid', 'hardSwish', 'softplus', 'softsign'],
  ...['isNaN', 'isFinite', 'logicalNot', 'bitwiseNot'],
  ...['sum', 'prod', 'mean', 'max', 'min', 'argmax', 'argmin', 'any', 'all', 'variance', 'std', 'norm', 'logSumExp'],
  'detach',
].map((name) => `.${name}()`);
const withArguments = [
  ...['.cumsum(0)', '.cumprod(0)', '.softmax(0)', '.logSoftmax(0)', '.sort(0).values', '.sort(0).indices', '.argsort(0)'],
  ...['.topk(1, 0).values', '.topk(1, 0).indices', '.flip(0)', '.roll(1, 0)', '.tile([1])', '.reshape([1, 2])'],
  ...['.clamp(0, 1)', '.clamp(0.5)', '.clamp(undefined, 2)', '.clamp(0, 1.5)', '.clamp(undefined, 0.5)'],
  ...[`.maskedFill(${of('bool')}, 1)`, `.maskedFill(${of('bool', '[3, 1]')}, 1)`, `.maskedFill(${of('bool', '[3]')}, 1)`],
  ...dtypes.map((dtype) => `.to('${dtype}')`),
];

const families: Record<string, readonly string[]> = {
  ...Object.fromEntries(binary.map((op) => [`${op} of two`, pairs.map(([a, b]) => `${of(a)}.${op}(${of(b)})`)])),
  ...Object.fromEntries(
    withNumber.map((op) => [
      `${op} with a number`,
      dtypes.flatMap((d) => [2, 0, 0.5, 1e-7, ...(op === 'pow' ? [] : [-1])].map((n) => `${of(d)}.${op}(${n})`)),
    ]),
  ),
  'functions are the methods': binary.flatMap((op) => dtypes.map((d) => `${op}(${of(d)}, ${of('bool')})`)),
  'where with numbers': dtypes.flatMap((d) =>
    [1, 0.5].flatMap((n) => [`where(${of('bool')}, ${n}, ${of(d)})`, `where(${of('bool')}, ${of(d)}, ${n})`]),
  ),
  ...Object.fromEntries(
    Object.entries({ ...products, ...joining }).map(([name, make]) => [name, pairs.map(([a, b]) => make(a, b))]),
  ),
  'of one': unary.flatMap((call) => dtypes.map((d) => `${of(d)}${call}`)),
  'of one, with arguments': withArguments.flatMap((call) => dtypes.map((d) => `${of(d)}${call}`)),
};

describe('dtypes are the same for the compiler and at run time', () => {
  const codes = Object.values(families).flat();
  const all = new Map<string, Verdict>(verdicts(codes).map((verdict) => [verdict.code, verdict]));

  test.each(Object.entries(families))('%s', (_, family) => {
    const seen = family.map((code) => `${code}: ${all.get(code)!.compiler}`);
    expect(seen).toEqual(family.map((code) => `${code}: ${all.get(code)!.runTime}`));
    expect(seen.some((line) => !line.endsWith('refused'))).toBe(true);
  });
});
