import {
  ArgumentError,
  arange,
  concat,
  type DType,
  DTypeError,
  type Floating,
  full,
  IndexOutOfRangeError,
  type Shape,
  ShapeMismatchError,
  stack,
  type Tensor,
  tensor,
  where,
} from '@nacre/tensor';
import { show } from '../sizes.ts';
import { type LossOptions, type Reduced, type Reduction, reduced } from './reduction.ts';

/** A length for each example: numbers, or integers in a tensor [N]. */
export type Lengths = readonly number[] | Tensor;

/** The options of `ctc`. */
export interface CtcOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** The class that stands for no label; 0 by default. */
  readonly blank?: number;
  /** Whether examples whose target does not fit into their input count 0 instead of Infinity; false by default. */
  readonly zeroInfinity?: boolean;
}

/** One loss for each example of [T, N, C]; a single one for [T, C]. */
type Batch<S extends Shape> = number extends S['length']
  ? Shape
  : S extends readonly [number, infer N extends number, number]
    ? [N]
    : [];

/** The logarithm of a probability of 0: finite, so that differences of two are not NaN. */
const impossible = -1e30;

/**
 * Connectionist temporal classification (`ctc_loss`, Graves et al. 2006): −log of the probability of a target, summed over all ways to
 * spread its labels over the input with repetitions and blanks. Log-probabilities are [T, N, C], time first, or [T, C]; targets [N, S],
 * filled up with anything, all targets of a batch one after another [Σ lengths], or [S]. The forward recursion runs over logarithms.
 * The mean, the default, is of the losses divided by the lengths of their targets. Where a target does not fit its input the loss is Infinity.
 *
 * @throws ShapeMismatchError, DTypeError, ArgumentError if targets or lengths do not fit, IndexOutOfRangeError for a label outside [0, C)
 * @example
 * const uniform = tensor([[1, 1], [1, 1]]).logSoftmax(-1); // 2 steps, blank and one label
 * await ctc(uniform, tensor([1], { dtype: 'int32' }), [2], [1]).item(); // 0.2877
 */
export function ctc<S extends Shape, D extends DType, const R extends Reduction = 'mean'>(
  logProbabilities: Tensor<S, D>,
  targets: Tensor,
  inputLengths: Lengths,
  targetLengths: Lengths,
  options: CtcOptions<R> = {},
): Tensor<Reduced<R, Batch<S>>, Floating<D>> {
  const { blank = 0, zeroInfinity = false, reduction } = options as CtcOptions;
  const single = logProbabilities.rank === 2;
  const x: Tensor = single ? logProbabilities.unsqueeze(1) : logProbabilities;
  if (x.rank !== 3)
    throw new ShapeMismatchError('ctc', `expected log-probabilities [T, N, C] or [T, C], got ${show(logProbabilities.shape)}`);
  const [steps, count, classes] = x.shape as [number, number, number];
  if (steps === 0) throw new ShapeMismatchError('ctc', `there is no step in ${show(x.shape)}`);
  if (!Number.isInteger(blank) || blank < 0 || blank >= classes)
    throw new ArgumentError('ctc', `blank is a class of ${classes}, got ${blank}`);
  const rows = single && targets.rank === 1 ? (targets.unsqueeze(0) as Tensor) : paddedTargets(targets, targetLengths, count);
  const times = lengthsOf('inputLengths', inputLengths, count, steps);
  const sizes = lengthsOf('targetLengths', targetLengths, count, rows.shape[1]!);
  const path = labelPath(rows, sizes, blank, classes);
  const losses = pathLosses(x, path, times, sizes);
  const finite = losses.lt(-impossible / 2);
  const each = where(finite, losses, zeroInfinity ? 0 : Infinity) as Tensor;
  const divided = (reduction ?? 'mean') === 'mean' ? each.div(sizes.to(each.dtype).maximum(1)) : each;
  const loss = reduced('ctc', divided, reduction);
  return (single && reduction === 'none' ? loss.squeeze(0) : loss) as Tensor<Reduced<R, Batch<S>>, Floating<D>>;
}

/** Targets as [N, S]; those that lie one after another are laid side by side, which takes lengths that the host knows. */
function paddedTargets(targets: Tensor, lengths: Lengths, count: number): Tensor {
  if (targets.rank === 2 && targets.shape[0] === count) return targets;
  if (targets.rank !== 1)
    throw new ShapeMismatchError('ctc', `expected targets [${count}, S] or [Σ lengths], got ${show(targets.shape)}`);
  const known = knownLengths(lengths);
  if (known === undefined)
    throw new ArgumentError(
      'ctc',
      'targets one after another need lengths that the host knows',
      'give them as numbers, or targets [N, S]',
    );
  const total = known.reduce((sum, length) => sum + length, 0);
  if (total !== targets.shape[0])
    throw new ShapeMismatchError(
      'ctc',
      `targets of the lengths ${known.join(', ')} are ${total} labels, got ${show(targets.shape)}`,
    );
  const longest = Math.max(0, ...known);
  let start = 0;
  const rows = known.map((length) => {
    const row = targets.narrow(0, start, length) as Tensor;
    start += length;
    return row.pad([[0, longest - length]]) as Tensor;
  });
  return stack(rows) as Tensor;
}

const knownLengths = (lengths: Lengths): readonly number[] | undefined => {
  if (!('rank' in lengths)) return lengths;
  const data = lengths.knownData();
  return data && Array.from(data as ArrayLike<number>);
};

/** Lengths as int32 [N], checked as far as the host knows them. */
function lengthsOf(name: string, lengths: Lengths, count: number, most: number): Tensor {
  const known = knownLengths(lengths);
  const given = known?.length ?? (lengths as Tensor).size;
  if (given !== count) throw new ShapeMismatchError('ctc', `${name} has a length for each of ${count} examples, got ${given}`);
  if (known?.some((length) => !Number.isInteger(length) || length < 0 || length > most))
    throw new ArgumentError('ctc', `${name} are integers from 0 to ${most}, got ${known.join(', ')}`);
  if (known !== undefined) return tensor(Int32Array.from(known)) as Tensor;
  return (lengths as Tensor).to('int32').reshape([count]) as Tensor;
}

/** What is read one after another: labels with a blank before, between and after them, [N, 2S + 1]; blanks beyond a target's end. */
function labelPath(rows: Tensor, sizes: Tensor, blank: number, classes: number): Tensor {
  if (rows.dtype.startsWith('float') || rows.dtype === 'bool')
    throw new DTypeError('ctc', `targets are int32, got ${rows.dtype}`, "convert with .to('int32')");
  const [count, longest] = rows.shape as [number, number];
  checkLabels(
    rows.knownData() as ArrayLike<number> | undefined,
    sizes.knownData() as ArrayLike<number> | undefined,
    longest,
    classes,
  );
  const inside = arange(longest, { dtype: 'int32' }).lt(sizes.unsqueeze(1)) as Tensor<Shape, 'bool'>;
  const labels = where(inside, rows.to('int32'), blank) as Tensor;
  const blanks = full([count, longest], blank, { dtype: 'int32' }) as Tensor;
  const pairs = (stack([blanks, labels], 2) as Tensor).reshape([count, 2 * longest]);
  return concat([pairs, full([count, 1], blank, { dtype: 'int32' }) as Tensor], 1) as Tensor;
}

function checkLabels(
  labels: ArrayLike<number> | undefined,
  sizes: ArrayLike<number> | undefined,
  longest: number,
  classes: number,
): void {
  if (labels === undefined || sizes === undefined) return;
  for (let n = 0; n < sizes.length; n++) {
    for (let s = 0; s < sizes[n]!; s++) {
      const label = labels[n * longest + s]!;
      if (label < 0 || label >= classes)
        throw new IndexOutOfRangeError('ctc', `label ${label} of example ${n} is outside [0, ${classes})`);
    }
  }
}

/** −log of the probability of each path: α[s] is the logarithm of that of having come to place s of the path. */
function pathLosses(x: Tensor, path: Tensor, times: Tensor, sizes: Tensor): Tensor {
  const [steps, count, places] = [x.shape[0]!, x.shape[1]!, path.shape[1]!];
  const index = path.unsqueeze(0).expand([steps, count, places]) as Tensor<Shape, 'int32'>;
  const emitted = x.gather(2, index, { operation: 'ctc' }).maximum(impossible) as Tensor;
  // A label may follow another without a blank between them, unless it is the same one; a blank never follows a blank so.
  const skips = path.ne(moved(path, 2, -1)) as Mask;
  const first = arange(places, { dtype: 'int32' }).lt(2) as Mask;

  let alpha = where(first, emitted.select(0, 0), impossible) as Tensor;
  for (let t = 1; t < steps; t++) {
    const skipped = where(skips, moved(alpha, 2, impossible), impossible) as Tensor;
    const next = logSum(alpha, moved(alpha, 1, impossible), skipped).add(emitted.select(0, t)) as Tensor;
    alpha = where(times.gt(t).unsqueeze(1) as Mask, next, alpha) as Tensor;
  }
  const end = sizes.mul(2).unsqueeze(1) as Tensor<Shape, 'int32'>;
  const at = (place: Tensor<Shape, 'int32'>): Tensor => alpha.gather(1, place).squeeze(1) as Tensor;
  const onLabel = where(sizes.gt(0) as Mask, at(end.sub(1).maximum(0) as Tensor<Shape, 'int32'>), impossible) as Tensor;
  return logSum(at(end), onLabel).neg();
}

type Mask = Tensor<Shape, 'bool'>;

/** Places moved to the right, what comes in filled. */
const moved = (x: Tensor, by: number, fill: number): Tensor =>
  (
    x.pad(
      [
        [0, 0],
        [by, 0],
      ],
      { value: fill },
    ) as Tensor
  ).narrow(1, 0, x.shape[1]!) as Tensor;

/** log Σ eˣ of each element. */
function logSum(...terms: readonly Tensor[]): Tensor {
  const top = terms.reduce((a, b) => a.maximum(b)).detach();
  return terms
    .map((x): Tensor => x.sub(top).exp())
    .reduce((a, b) => a.add(b))
    .log()
    .add(top);
}
