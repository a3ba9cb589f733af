import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verdicts } from './fixtures/agreement.ts';

/*
 * The same random expressions, some of them wrong, go to the compiler and to the run time: both give the same shape and dtype,
 * or both refuse.
 */

const size = fc.integer({ min: 1, max: 4 });
const shape = (minLength: number, maxLength: number, of = size) => fc.array(of, { minLength, maxLength });
const dim = fc.integer({ min: -4, max: 3 });
const text = JSON.stringify;
const zeros = (dims: readonly number[], dtype?: string) =>
  dtype ? `zeros(${text(dims)}, { dtype: '${dtype}' })` : `zeros(${text(dims)})`;
const dtype = fc.constantFrom('float32', 'float64', 'float16', 'int32', 'uint32', 'uint8', 'int8', 'bool');

/** Sizes with their product split another way, or nearly. */
const resized = shape(1, 4, fc.constantFrom(1, 2, 3, 4, 6)).chain((from) =>
  fc.tuple(fc.constant(from), fc.shuffledSubarray([...from, 2], { minLength: 1 }), fc.nat(3)).map(([a, to, hole]) => {
    return [a, to.map((n, i) => (i === hole ? -1 : n))] as const;
  }),
);

const per = (least: number, most: number) =>
  fc.oneof(
    fc.integer({ min: least, max: most }),
    fc.array(fc.integer({ min: least, max: most }), { minLength: 2, maxLength: 2 }),
  );

const window = fc.record({ stride: per(1, 4), padding: per(0, 2), dilation: per(1, 2) }, { requiredKeys: [] });

const image = fc.tuple(size, fc.constantFrom(2, 4), fc.integer({ min: 3, max: 40 }), fc.integer({ min: 3, max: 40 }));
const kernel = fc.tuple(
  fc.constantFrom(2, 4, 6),
  fc.constantFrom(1, 2, 4),
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 5 }),
);

const families: Record<string, fc.Arbitrary<string>> = {
  add: fc.tuple(shape(0, 3), shape(0, 3)).map(([a, b]) => `${zeros(a)}.add(${zeros(b)})`),
  matmul: fc
    .tuple(shape(0, 3, fc.constantFrom(1, 2)), shape(0, 3, fc.constantFrom(1, 2)))
    .map(([a, b]) => `${zeros(a)}.matmul(${zeros(b)})`),
  sum: fc
    .tuple(shape(1, 4), fc.oneof(dim, fc.array(dim, { minLength: 1, maxLength: 3 }), fc.constant(undefined)), fc.boolean())
    .map(([a, d, keepDim]) => `${zeros(a)}.sum(${d === undefined ? 'undefined' : text(d)}, { keepDim: ${keepDim} })`),
  reshape: resized.map(([a, b]) => `${zeros(a)}.reshape(${text(b)})`),
  flatten: fc.tuple(shape(0, 4), dim, dim).map(([a, d, e]) => `${zeros(a)}.flatten(${d}, ${e})`),
  permute: fc
    .tuple(shape(1, 3), fc.array(dim, { minLength: 1, maxLength: 3 }))
    .map(([a, d]) => `${zeros(a)}.permute(${text(d)})`),
  transpose: fc.tuple(shape(1, 4), dim, dim).map(([a, d, e]) => `${zeros(a)}.transpose(${d}, ${e})`),
  t: shape(0, 3).map((a) => `${zeros(a)}.t()`),
  squeeze: fc.tuple(shape(1, 4), fc.oneof(dim, fc.constant(undefined))).map(([a, d]) => `${zeros(a)}.squeeze(${d ?? ''})`),
  unsqueeze: fc.tuple(shape(0, 3), dim).map(([a, d]) => `${zeros(a)}.unsqueeze(${d})`),
  expand: fc.tuple(shape(0, 3), shape(1, 3, fc.constantFrom(-1, 1, 2, 3))).map(([a, b]) => `${zeros(a)}.expand(${text(b)})`),
  tile: fc.tuple(shape(0, 3), shape(1, 3, fc.nat(3))).map(([a, b]) => `${zeros(a)}.tile(${text(b)})`),
  pad: fc
    .tuple(
      shape(1, 3, fc.integer({ min: 4, max: 9 })),
      fc.array(fc.tuple(fc.integer({ min: -2, max: 9 }), fc.nat(20)), { minLength: 1, maxLength: 3 }),
    )
    .map(([a, p]) => `${zeros(a)}.pad(${text(p)})`),
  slice: fc
    .tuple(
      shape(1, 3, fc.integer({ min: 0, max: 12 })),
      fc.array(
        fc.oneof(
          fc.constant(null),
          fc.tuple(fc.option(fc.integer({ min: -9, max: 14 })), fc.option(fc.integer({ min: -9, max: 14 }))),
          fc.tuple(
            fc.option(fc.integer({ min: -9, max: 14 })),
            fc.option(fc.integer({ min: -9, max: 14 })),
            fc.integer({ min: 1, max: 5 }),
          ),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([a, r]) => `${zeros(a)}.slice(${text(r)})`),
  select: fc.tuple(shape(1, 3), dim, dim).map(([a, d, i]) => `${zeros(a)}.select(${d}, ${i})`),
  narrow: fc.tuple(shape(1, 3), dim, dim, fc.nat(4)).map(([a, d, i, n]) => `${zeros(a)}.narrow(${d}, ${i}, ${n})`),
  diagonal: fc
    .tuple(shape(1, 3, fc.integer({ min: 1, max: 9 })), fc.integer({ min: -4, max: 4 }), dim, dim)
    .map(([a, k, d, e]) => `${zeros(a)}.diagonal(${k}, ${d}, ${e})`),
  softmax: fc.tuple(shape(1, 3), dim).map(([a, d]) => `${zeros(a)}.softmax(${d})`),
  topk: fc.tuple(shape(1, 2), fc.integer({ min: 1, max: 4 }), dim).map(([a, k, d]) => `${zeros(a)}.topk(${k}, ${d}).values`),
  indexSelect: fc
    .tuple(shape(1, 3), dim, shape(1, 2))
    .map(([a, d, i]) => `${zeros(a)}.indexSelect(${d}, zeros(${text(i)}, { dtype: 'int32' }))`),
  concat: fc
    .tuple(fc.array(shape(1, 2, fc.constantFrom(2, 30)), { minLength: 1, maxLength: 3 }), fc.integer({ min: -2, max: 1 }))
    .map(([l, d]) => `concat([${l.map((a) => zeros(a, 'int8')).join(', ')}], ${d})`),
  stack: fc
    .tuple(fc.array(shape(1, 2, fc.constantFrom(2, 3)), { minLength: 1, maxLength: 2 }), dim)
    .map(([l, d]) => `stack([${l.map((a) => zeros(a, 'int8')).join(', ')}], ${d})`),
  einsum: fc
    .tuple(
      fc.constantFrom('ij,jk->ik', 'ij,kj', 'ij,jk->kij', 'ij,ij->', 'ii,j->ji', 'ij,j->i', 'ij,jk->il'),
      shape(2, 2, fc.constantFrom(2, 3)),
      shape(1, 2, fc.constantFrom(2, 3)),
    )
    .map(([e, a, b]) => `einsum('${e}', ${zeros(a)}, ${zeros(b)})`),
  conv2d: fc
    .tuple(image, kernel, window, fc.constantFrom(1, 2))
    .map(([x, w, o, groups]) => `conv2d(${zeros(x)}, ${zeros(w)}, null, ${text({ ...o, groups })})`),
  convTranspose2d: fc
    .tuple(image, kernel, window)
    .map(([x, w, o]) => `convTranspose2d(${zeros(x)}, ${zeros([...w.slice(1, 2), ...w.slice(1)])}, null, ${text(o)})`),
  maxPool2d: fc
    .tuple(
      image,
      per(2, 4),
      fc.record({ stride: per(1, 4), padding: fc.nat(1), dilation: per(1, 2), ceilMode: fc.boolean() }, { requiredKeys: [] }),
    )
    .map(([x, k, o]) => `maxPool2d(${zeros(x)}, ${text(k)}, ${text(o)})`),
  promotion: fc.tuple(dtype, dtype).map(([d, e]) => `${zeros([2], d)}.add(${zeros([2], e)})`),
  'promotion by a number': fc
    .tuple(dtype, fc.constantFrom('add', 'div', 'lt'), fc.constantFrom(2, 0.5, -1, 1e-7))
    .map(([d, f, n]) => `${zeros([2], d)}.${f}(${n})`),
  'promotion of lists': fc
    .array(fc.constantFrom('float64', 'float32', 'int32', 'uint8', 'int8', 'bool'), { minLength: 1, maxLength: 3 })
    .map((l) => `concat([${l.map((d) => zeros([2], d)).join(', ')}])`),
  'dtypes of results': fc
    .tuple(dtype, fc.constantFrom('sum', 'prod', 'mean', 'variance', 'max', 'argmax', 'any', 'exp', 'relu', 'isNaN', 'abs'))
    .map(([d, f]) => `${zeros([2], d)}.${f}()`),
  unfold: fc.tuple(image, per(1, 4), window).map(([x, k, o]) => `unfold(${zeros(x)}, ${text(k)}, ${text(o)})`),
};

describe('the compiler and the run time agree', () => {
  const cases = Object.entries(families).map(([family, code]) => ({
    family,
    codes: [...new Set(fc.sample(code, { numRuns: 30, seed: 7 }))],
  }));
  const all = new Map(verdicts(cases.flatMap(({ codes }) => codes)).map((verdict) => [verdict.code, verdict]));

  test.each(cases)('$family', ({ codes }) => {
    const seen = codes.map((code) => `${code}: ${all.get(code)!.compiler}`);
    expect(seen).toEqual(codes.map((code) => `${code}: ${all.get(code)!.runTime}`));
    expect(seen.some((line) => !line.endsWith('refused'))).toBe(true);
  });
});
