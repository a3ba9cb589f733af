import { DTypeError, type Shape, ShapeMismatchError, type Tensor, tensor, zeros } from '@nacre/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracy,
  type ClassificationOptions,
  confusionMatrix,
  f1,
  type Metric,
  type MetricValue,
  meanAbsoluteError,
  meanSquaredError,
  perplexity,
  precision,
  recall,
  topK,
} from './index.ts';

const classes = (values: readonly number[]): Tensor<Shape, 'int32'> =>
  tensor(Int32Array.from(values), { shape: [values.length], dtype: 'int32' });
/** Scores whose largest are at these classes. */
const scores = (predicted: readonly number[], count: number): Tensor =>
  tensor(
    Float32Array.from({ length: predicted.length * count }, (_, i) => Number(predicted[Math.floor(i / count)] === i % count)),
    { shape: [predicted.length, count] },
  );
async function of<V extends MetricValue>(
  metric: Metric<Tensor, Tensor, V>,
  ...batches: readonly (readonly [Tensor, Tensor])[]
): Promise<V> {
  for (const [outputs, targets] of batches) metric.update(outputs, targets);
  return metric.compute();
}
const rounded = (value: number | readonly number[]): unknown => [value].flat().map((each) => Math.round(each * 1e4) / 1e4);

/** The examples of scikit-learn's documentation. */
describe('the values of scikit-learn', () => {
  const [actual, predicted] = [
    [0, 1, 2, 0, 1, 2],
    [0, 2, 1, 0, 0, 1],
  ];
  const batch = [scores(predicted, 3), classes(actual)] as const;
  const cases: [string, typeof precision, string, number[]][] = [
    ['precision', precision, 'macro', [0.2222]],
    ['precision', precision, 'micro', [0.3333]],
    ['precision', precision, 'weighted', [0.2222]],
    ['precision', precision, 'none', [0.6667, 0, 0]],
    ['recall', recall, 'macro', [0.3333]],
    ['recall', recall, 'micro', [0.3333]],
    ['recall', recall, 'weighted', [0.3333]],
    ['recall', recall, 'none', [1, 0, 0]],
    ['f1', f1, 'macro', [0.2667]],
    ['f1', f1, 'micro', [0.3333]],
    ['f1', f1, 'weighted', [0.2667]],
    ['f1', f1, 'none', [0.8, 0, 0]],
  ];
  it.each(cases)('%s, %s %s', async (_, metric, average, expected) => {
    expect(rounded(await of(metric({ average } as ClassificationOptions<'macro'>), batch))).toEqual(expected);
  });

  it('confusion_matrix', async () => {
    const matrix = await of(confusionMatrix(), [scores([0, 0, 2, 2, 0, 2], 3), classes([2, 0, 2, 2, 0, 1])]);
    expect(matrix).toEqual([
      [2, 0, 0],
      [0, 0, 1],
      [1, 0, 2],
    ]);
  });

  it('top_k_accuracy_score', async () => {
    const rows = [
      [0.5, 0.2, 0.2],
      [0.3, 0.4, 0.2],
      [0.2, 0.4, 0.3],
      [0.7, 0.2, 0.1],
    ];
    expect(await of(topK(2), [tensor(rows), classes([0, 1, 2, 2])])).toBe(0.75);
  });

  it('mean_squared_error and mean_absolute_error', async () => {
    const batch = [tensor([2.5, 0, 2, 8]), tensor([3, -0.5, 2, 7])] as const;
    expect(await of(meanSquaredError(), batch)).toBe(0.375);
    expect(await of(meanAbsoluteError(), batch)).toBe(0.5);
  });

  it('zero_division', async () => {
    const batch = [scores([0, 0, 0, 0, 0, 0], 3), classes([0, 1, 2, 0, 1, 2])] as const;
    expect(rounded(await of(precision({ average: 'none' }), batch))).toEqual([0.3333, 0, 0]);
    expect(rounded(await of(precision({ average: 'none', zeroDivision: 1 }), batch))).toEqual([0.3333, 1, 1]);
    expect(rounded(await of(precision({ average: 'none', zeroDivision: NaN }), batch))).toEqual([0.3333, NaN, NaN]);
    expect(rounded(await of(precision({ zeroDivision: NaN }), batch))).toEqual([0.3333]);
  });

  it('of two classes with a threshold', async () => {
    const batch = [tensor([0.2, 0.7, 0.9, 0.4, 0.6]), classes([0, 1, 0, 1, 1])] as const;
    expect(await of(accuracy({ threshold: 0.5 }), batch)).toBe(0.6);
    expect(rounded(await of(precision({ threshold: 0.5 }), batch))).toEqual([0.6667]);
    expect(rounded(await of(recall({ threshold: 0.5 }), batch))).toEqual([0.6667]);
    expect(await of(recall({ threshold: 0.5, average: 'none' }), batch)).toEqual([0.5, 2 / 3]);
    expect(await of(accuracy({ threshold: 0 }), [tensor([[-1], [2]]), tensor([[0], [1]])])).toBe(1);
    expect(await of(accuracy({ threshold: 0 }), [tensor([-1, 2]), tensor([true, true])])).toBe(0.5);
  });
});

describe('by definition', () => {
  const count = 4;
  const examples = fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { minLength: 1, maxLength: 30 });

  it('over batches as over all at once, with the counts of the examples', async () => {
    await fc.assert(
      fc.asyncProperty(examples, fc.nat(30), async (pairs, at) => {
        const cut = Math.min(at, pairs.length - 1);
        const batches = [pairs.slice(0, cut), pairs.slice(cut)].filter((part) => part.length > 0);
        const tensors = batches.map(
          (part) =>
            [
              scores(
                part.map(([, p]) => p),
                count,
              ),
              classes(part.map(([a]) => a)),
            ] as const,
        );
        const matrix = Array.from({ length: count }, () => new Array<number>(count).fill(0));
        for (const [a, p] of pairs) matrix[a]![p]!++;
        expect(await of(confusionMatrix(), ...tensors)).toEqual(matrix);

        const right = pairs.filter(([a, p]) => a === p).length;
        expect(await of(accuracy(), ...tensors)).toBeCloseTo(right / pairs.length, 12);
        expect(await of(topK(1), ...tensors)).toBeCloseTo(right / pairs.length, 12);
        expect(await of(topK(count), ...tensors)).toBe(1);
        expect(await of(f1({ average: 'micro' }), ...tensors)).toBeCloseTo(right / pairs.length, 12);

        const share = (of: number, all: number): number => (all === 0 ? 0 : of / all);
        const byClass = matrix.map((row, k) => {
          const [told, so] = [matrix.reduce((sum, each) => sum + each[k]!, 0), row.reduce((a, b) => a + b, 0)];
          return { precision: share(row[k]!, told), recall: share(row[k]!, so), so };
        });
        const harmonic = byClass.map(({ precision: p, recall: r }) => share(2 * p * r, p + r));
        const got = await of(f1({ average: 'none' }), ...tensors);
        got.forEach((value, k) => expect(value).toBeCloseTo(harmonic[k]!, 12));
        const weighted = byClass.reduce((sum, { recall: r, so }) => sum + r * so, 0) / pairs.length;
        expect(await of(recall({ average: 'weighted' }), ...tensors)).toBeCloseTo(weighted, 12);
      }),
      { numRuns: 15 },
    );
  });

  it('topK is the share whose rank is less than k', async () => {
    const row = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(row, fc.nat(4)), { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 1, max: 5 }),
        async (list, k) => {
          const inTop = list.filter(([values, target]) => {
            const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
            return order.indexOf(target) < k;
          }).length;
          const outputs = tensor(Float32Array.from(list.flatMap(([values]) => values)), { shape: [list.length, 5] });
          expect(await of(topK(k), [outputs, classes(list.map(([, target]) => target))])).toBeCloseTo(inTop / list.length, 12);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('perplexity is e to the mean cross entropy of what counts', async () => {
    const logits = [
      [1, 2, 0],
      [0, 0, 0],
      [5, 1, 1],
    ];
    const nats = (row: number[], target: number) => Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0)) - row[target]!;
    const expected = Math.exp((nats(logits[0]!, 1) + nats(logits[2]!, 0)) / 2);
    const metric = perplexity({ ignoreIndex: -1 });
    expect(await of(metric, [tensor(logits.slice(0, 2)), classes([1, -1])], [tensor(logits.slice(2)), classes([0])])).toBeCloseTo(
      expected,
      5,
    );
    expect(
      await of(perplexity(), [
        zeros([2, 7, 3]),
        tensor(
          [
            [0, 6, 1],
            [2, 3, 4],
          ],
          { dtype: 'int32' },
        ),
      ]),
    ).toBeCloseTo(7, 5);
  });

  it('ignores a class, and scores [N, C, …]', async () => {
    const outputs = tensor([
      [
        [0, 5, 1],
        [1, 2, 3],
      ],
    ]);
    const targets = tensor([[1, 0, 9]], { dtype: 'int32' });
    expect(await of(accuracy({ ignoreIndex: 9 }), [outputs, targets])).toBe(1);
    expect(await of(confusionMatrix({ ignoreIndex: 9 }), [outputs, targets])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('a score that is no number makes an example wrong', async () => {
    expect(
      await of(topK(2), [
        tensor([
          [NaN, 1, 0],
          [1, 0, 0],
        ]),
        classes([1, 0]),
      ]),
    ).toBe(0.5);
  });
});

describe('every metric', () => {
  const all: [string, () => Metric<Tensor, Tensor>, [Tensor, Tensor]][] = [
    ['accuracy', accuracy, [scores([1, 0], 2), classes([1, 1])]],
    ['topK', () => topK(1), [scores([1, 0], 2), classes([1, 1])]],
    ['confusionMatrix', confusionMatrix, [scores([1, 0], 2), classes([1, 1])]],
    ['f1', f1, [scores([1, 0], 2), classes([1, 1])]],
    ['meanSquaredError', meanSquaredError, [tensor([1, 2]), tensor([0, 0])]],
    ['perplexity', perplexity, [scores([1, 0], 2), classes([1, 1])]],
  ];

  it.each(all)('%s begins anew after reset, and goes on from a state', async (_, make, batch) => {
    const metric = make();
    const empty = await metric.compute();
    expect(Array.isArray(empty) ? empty : [empty]).toEqual(Array.isArray(empty) ? [] : [NaN]);
    const once = await of(metric, batch);
    metric.reset();
    expect(await metric.compute()).toEqual(empty);
    expect(await of(metric, batch)).toEqual(once);
    metric.update(...batch);
    const other = make();
    other.loadState(metric.state());
    expect(await other.compute()).toEqual(await metric.compute());
    other.update(...batch);
    metric.update(...batch);
    expect(await other.compute()).toEqual(await metric.compute());
  });

  it('refuses what does not fit', async () => {
    expect(() => accuracy().update(zeros([3, 2]), classes([0, 1]))).toThrow(ShapeMismatchError);
    expect(() => accuracy().update(zeros([3]), classes([0, 1, 0]))).toThrow(
      'accuracy: expected scores [N, C, …] for targets [N, …], got outputs [3] and targets [3]',
    );
    expect(() => accuracy({ threshold: 0 }).update(zeros([3]), classes([0]))).toThrow('one score for each target');
    expect(() => confusionMatrix().update(zeros([2, 2]), zeros([2]))).toThrow(DTypeError);
    expect(() => meanSquaredError().update(zeros([2, 1]), zeros([2]))).toThrow('meanSquaredError: expected equal shapes');
    expect(() => topK(0)).toThrow('topK: k is a positive integer, got 0');
    await expect(of(f1({ average: 'binary' }), [scores([1], 3), classes([1])])).rejects.toThrow(
      "f1: average: 'binary' is for 2 classes",
    );
    await expect(of(confusionMatrix(), [scores([1], 3), classes([7])])).rejects.toThrow('7');
  });
});
