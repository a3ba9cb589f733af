import type { Run } from '@nacre/example-common';
import { drawNormal } from '@nacre/tensor';
import { lineChart } from '@nacre/train/charts';

const truth = (x: number): number => Math.sin(Math.PI * x);

/** Fits polynomials to 16 noisy points of a sine, and looks at them between the points. */
export async function fitOfRisingDegree(run: Run): Promise<void> {
  const noise = drawNormal(16, [run.seed, 2]);
  const xs = Array.from({ length: 16 }, (_, i) => (2 * i) / 15 - 1);
  const ys = xs.map((x, i) => truth(x) + 0.2 * noise[i]!);
  const between = Array.from({ length: 201 }, (_, i) => i / 100 - 1);

  const degrees = Array.from({ length: 15 }, (_, i) => i + 1);
  const errors = (weightDecay: number): { train: number[]; test: number[] } => {
    const fits = degrees.map((degree) => leastSquares(xs, ys, degree, weightDecay));
    return {
      train: fits.map((p) => rootMeanSquare(xs.map((x, i) => p(x) - ys[i]!))),
      test: fits.map((p) => rootMeanSquare(between.map((x) => p(x) - truth(x)))),
    };
  };
  const [plain, decayed] = [errors(1e-9), errors(0.05)];
  const best = Math.min(...plain.test);
  run.figure('degree of the best polynomial', degrees[plain.test.indexOf(best)]!, { atLeast: 3, atMost: 9 });
  run.figure('training error of degree 15, of that of degree 3', plain.train[14]! / plain.train[2]!, { atMost: 0.5 });
  run.figure('test error of degree 15, of the best', plain.test[14]! / best, { atLeast: 2 });
  run.figure('the same with weight decay', decayed.test[14]! / best, { atMost: (0.1 * plain.test[14]!) / best });

  const numbered = (values: readonly number[]) => values.map((y, i) => [degrees[i]!, y] as const);
  await run.picture(
    'degrees.svg',
    lineChart({
      title: 'Error of polynomials',
      xLabel: 'degree',
      logY: true,
      series: [
        { name: 'training', points: numbered(plain.train) },
        { name: 'test', points: numbered(plain.test) },
        { name: 'test, weight decay', points: numbered(decayed.test), dashed: true },
      ],
    }),
  );
  const curve = (p: (x: number) => number) => between.map((x) => [x, p(x)] as const);
  await run.picture(
    'polynomials.svg',
    lineChart({
      title: 'Polynomials through 16 points of a noisy sine',
      yDomain: [-2, 2],
      series: [
        { name: 'truth', points: curve(truth), dashed: true },
        ...[1, 3, 15].map((degree) => ({ name: `degree ${degree}`, points: curve(leastSquares(xs, ys, degree, 1e-9)) })),
        { name: 'degree 15, weight decay', points: curve(leastSquares(xs, ys, 15, 0.05)) },
      ],
    }),
  );
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);

/** The polynomial of least Σ (p(x) − y)² + λ · Σ c², c being its coefficients in Chebyshev polynomials. */
function leastSquares(xs: readonly number[], ys: readonly number[], degree: number, lambda: number): (x: number) => number {
  const features = (x: number): number[] =>
    Array.from({ length: degree + 1 }, (_, n) => Math.cos(n * Math.acos(Math.max(-1, Math.min(1, x)))));
  const rows = xs.map(features);
  const normal = features(0).map((_, i) =>
    features(0).map((_, j) => sum(rows.map((row) => row[i]! * row[j]!)) + (i === j ? lambda : 0)),
  );
  const coefficients = solve(
    normal,
    features(0).map((_, i) => sum(rows.map((row, n) => row[i]! * ys[n]!))),
  );
  return (x) => sum(features(x).map((value, i) => value * coefficients[i]!));
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** A · c = b by elimination; A is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < rows.length; i++) {
    for (let k = i + 1; k < rows.length; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= rows.length; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  }
  const solution: number[] = [];
  for (let i = rows.length - 1; i >= 0; i--) {
    const known = sum(rows[i]!.slice(i + 1, -1).map((value, j) => value * solution[i + 1 + j]!));
    solution[i] = (rows[i]!.at(-1)! - known) / rows[i]![i]!;
  }
  return solution;
}
