import { ArgumentError, DTypeError, IndexOutOfRangeError, randn, ShapeMismatchError, type Tensor, tensor } from '@nacre/tensor';
import { gradcheck } from '@nacre/tensor/testing';
import { describe, expect, it } from 'vitest';
import { type CtcOptions, ctc, type Lengths } from '../index.ts';

const integers = (values: readonly number[], shape: readonly number[] = [values.length]): Tensor =>
  tensor(Int32Array.from(values), { shape }) as Tensor;

/** What a path of classes says: repetitions once, blanks (0) not at all. */
const spoken = (path: readonly number[]): string => path.filter((label, t) => label !== 0 && label !== path[t - 1]).join();

/** −log Σ over every path of classes that says the target. */
function byEnumeration(logs: readonly (readonly number[])[], target: readonly number[]): number {
  const classes = logs[0]!.length;
  let total = 0;
  for (let code = 0; code < classes ** logs.length; code++) {
    const path = logs.map((_, t) => Math.floor(code / classes ** t) % classes);
    if (spoken(path) === target.join()) total += Math.exp(path.reduce((sum, label, t) => sum + logs[t]![label]!, 0));
  }
  return -Math.log(total);
}

describe('ctc', () => {
  it.each([[[1]], [[1, 2]], [[2, 2]], [[1, 2, 1]], [[]]])('sums over every path that says %j', async (target) => {
    const x: Tensor = randn([5, 3]).logSoftmax(-1);
    const loss = await ctc(x, integers(target), [5], [target.length], { reduction: 'sum' }).item();
    expect(loss).toBeCloseTo(byEnumeration((await x.array()) as number[][], target), 4);
  });

  it('has the gradients of central differences, of first and second order', async () => {
    const targets = integers([1, 2, 2, 2, 1, 0], [2, 3]);
    await gradcheck((x) => ctc(x, targets, [5, 4], [3, 2], { reduction: 'none' }), [randn([5, 2, 3]).logSoftmax(-1) as Tensor], {
      order: 2,
    });
  });

  it('ignores what lies beyond the end of inputs and targets', async () => {
    const x: Tensor = randn([4, 1, 3]).logSoftmax(-1);
    const short = ctc(x.narrow(0, 0, 3) as Tensor, integers([1, 2], [1, 2]), [3], [2]);
    const filled = ctc(x, integers([1, 2, -7], [1, 3]), [3], [2]);
    expect(await filled.item()).toBe(await short.item());
  });

  it('takes lengths and targets from the device', async () => {
    const x: Tensor = randn([4, 2, 3]).logSoftmax(-1);
    const [targets, inputs, lengths] = [integers([1, 2, 2, 0], [2, 2]), integers([4, 3]), integers([2, 1])];
    const computed = ctc(x, targets.add(0) as Tensor, inputs.add(0) as Tensor, lengths.add(0) as Tensor);
    expect(await computed.item()).toBeCloseTo((await ctc(x, targets, inputs, lengths).item()) as number, 6);
  });

  it('has a gradient of zeros for what does not fit, and none that is NaN for impossible labels', async () => {
    const x = tensor([[[0, -Infinity]], [[0, -Infinity]]], { requiresGrad: true });
    const loss = ctc(x, integers([1], [1, 1]), [2], [1], { zeroInfinity: true });
    loss.backward();
    expect(await loss.item()).toBe(0);
    expect((await x.grad!.data()).every((value: number) => value === 0)).toBe(true);
  });

  const logs: Tensor = randn([4, 2, 3]);
  it.each<[[Tensor, Tensor, Lengths, Lengths, CtcOptions?], typeof ArgumentError, string]>([
    [[randn([4]), integers([1]), [4], [1]], ShapeMismatchError, 'expected log-probabilities [T, N, C] or [T, C], got [4]'],
    [[logs, integers([1, 2]), [4, 4], [2, 1]], ShapeMismatchError, 'targets of the lengths 2, 1 are 3 labels, got [2]'],
    [
      [logs, integers([1, 2, 1], [3, 1]), [4, 4], [1, 1]],
      ShapeMismatchError,
      'expected targets [2, S] or [Σ lengths], got [3, 1]',
    ],
    [
      [logs, integers([1, 2], [2, 1]), [4], [1, 1]],
      ShapeMismatchError,
      'inputLengths has a length for each of 2 examples, got 1',
    ],
    [[logs, integers([1, 2], [2, 1]), [4, 5], [1, 1]], ArgumentError, 'inputLengths are integers from 0 to 4, got 4, 5'],
    [[logs, integers([1, 2], [2, 1]), [4, 4], [1, 2]], ArgumentError, 'targetLengths are integers from 0 to 1, got 1, 2'],
    [[logs, integers([1, 3], [2, 1]), [4, 4], [1, 1]], IndexOutOfRangeError, 'label 3 of example 1 is outside [0, 3)'],
    [[logs, randn([2, 1]), [4, 4], [1, 1]], DTypeError, "targets are int32, got float32; convert with .to('int32')"],
    [[logs, integers([1, 2], [2, 1]), [4, 4], [1, 1], { blank: 3 }], ArgumentError, 'blank is a class of 3, got 3'],
    [
      [logs, integers([1, 2]), [4, 4], integers([1, 0]).add(integers([0, 1])) as Tensor],
      ArgumentError,
      'targets one after another need lengths that the host knows; give them as numbers, or targets [N, S]',
    ],
  ])('says what does not fit (%#)', (args, kind, message) => {
    expect(() => ctc(...args)).toThrow(kind);
    expect(() => ctc(...args)).toThrow(`ctc: ${message}`);
  });
});
