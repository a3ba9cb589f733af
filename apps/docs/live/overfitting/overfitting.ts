import { concat, drawNormal, drawUniform, eye, linspace, realize, stack, type Tensor, tensor, zeros } from '@nacre/tensor';
import { curvePoints, degrees, testPoints } from './sizes.ts';

/** Noisy points of a sine. */
export interface Sample {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** What is learned from, what is tested on, and the truth. */
export interface Drawn {
  readonly train: Sample;
  readonly test: Sample;
  readonly truth: Sample;
}

/** The polynomials of all degrees, from 0 on. */
export interface Fits {
  /** Root mean squares of the errors. */
  readonly train: Float64Array;
  readonly test: Float64Array;
  /** The polynomials where the truth is drawn: one row for each degree. */
  readonly curves: readonly Float64Array[];
}

const truth = (x: Tensor): Tensor => x.mul(Math.PI).sin() as Tensor;
const wide = (values: ArrayLike<number>): Tensor => tensor(Float64Array.from(values)) as Tensor;
const read = async (x: Tensor): Promise<Float64Array> => (await x.data()) as Float64Array;

/** Polynomials through noisy points. Everything is computed in float64: high powers are nearly alike. */
export class Overfitting {
  private points: Tensor = zeros([0]) as Tensor;
  private values: Tensor = zeros([0]) as Tensor;
  private testPoints: Tensor = zeros([0]) as Tensor;
  private testValues: Tensor = zeros([0]) as Tensor;
  private readonly between = linspace(-1, 1, curvePoints).to('float64') as Tensor;

  /** Draws points anew; the same seed draws the same. */
  async draw(seed: number, count: number, noise: number): Promise<Drawn> {
    const noisy = (xs: Tensor, key: number): Tensor => truth(xs).add(wide(drawNormal(xs.size, [seed, key])).mul(noise)) as Tensor;
    this.points = linspace(-1, 1, count).to('float64') as Tensor;
    this.values = noisy(this.points, 1);
    this.testPoints = wide(drawUniform(testPoints, [seed, 2]))
      .mul(2)
      .sub(1) as Tensor;
    this.testValues = noisy(this.testPoints, 3);
    await realize(this.points, this.values, this.testPoints, this.testValues, this.between);
    const sample = async (xs: Tensor, ys: Tensor): Promise<Sample> => ({ xs: await read(xs), ys: await read(ys) });
    return {
      train: await sample(this.points, this.values),
      test: await sample(this.testPoints, this.testValues),
      truth: await sample(this.between, truth(this.between)),
    };
  }

  /** For each degree the polynomial of least Σ (p(x) − y)² + λ · Σ c², c being its coefficients in Chebyshev polynomials. */
  async fit(weightDecay: number): Promise<Fits> {
    const decay = (eye(degrees + 1).to('float64') as Tensor).mul(Math.sqrt(weightDecay)) as Tensor;
    const learned = concat([chebyshev(this.points), decay], 0) as Tensor;
    const targets = concat([this.values, wide(new Float64Array(degrees + 1))], 0) as Tensor;
    const asked = concat([this.points, this.testPoints, this.between], 0) as Tensor;
    const answers = leastSquares(learned, targets, chebyshev(asked));
    await realize(answers);
    const [train, test, curves] = answers.split([this.points.size, testPoints, curvePoints], 0) as [Tensor, Tensor, Tensor];
    return {
      train: await read(rootMeanSquare(train.sub(this.values.unsqueeze(1)) as Tensor)),
      test: await read(rootMeanSquare(test.sub(this.testValues.unsqueeze(1)) as Tensor)),
      curves: await Promise.all(Array.from({ length: degrees + 1 }, (_, degree) => read(curves.select(1, degree) as Tensor))),
    };
  }
}

const rootMeanSquare = (errors: Tensor): Tensor => errors.square().mean(0).sqrt() as Tensor;

/** The Chebyshev polynomials of all degrees: [N] → [N, degrees + 1]. */
function chebyshev(x: Tensor): Tensor {
  const columns: Tensor[] = [x.mul(0).add(1) as Tensor, x];
  while (columns.length <= degrees) columns.push(x.mul(2).mul(columns.at(-1)!).sub(columns.at(-2)!) as Tensor);
  return stack(columns, 1) as Tensor;
}

/**
 * The answers to rows [M, K] of what is learned from rows [N, K] and targets [N], with the first column only, the first two, and so
 * on: [M, K]. Columns are made orthonormal one after the other (Gram and Schmidt), and each then adds its share.
 */
function leastSquares(rows: Tensor, targets: Tensor, asked: Tensor): Tensor {
  const shares: Tensor[] = [];
  let [known, unknown] = [rows, asked];
  for (let left = rows.shape[1]! - 1; left >= 0; left--) {
    const length = known.select(1, 0).square().sum().sqrt();
    const [axis, answer] = [known.select(1, 0).div(length), unknown.select(1, 0).div(length)] as [Tensor, Tensor];
    shares.push(answer.mul(axis.dot(targets)) as Tensor);
    const [others, othersAsked] = [known.narrow(1, 1, left), unknown.narrow(1, 1, left)] as [Tensor, Tensor];
    const along = axis.unsqueeze(0).matmul(others) as Tensor;
    known = others.sub(axis.unsqueeze(1).mul(along)) as Tensor;
    unknown = othersAsked.sub(answer.unsqueeze(1).mul(along)) as Tensor;
  }
  return stack(shares, 1).cumsum(1) as Tensor;
}
