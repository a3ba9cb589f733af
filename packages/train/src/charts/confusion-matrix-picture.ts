import { heatmap } from './heatmap.ts';

/** The options of `confusionMatrix`. */
export interface ConfusionMatrixOptions {
  readonly title?: string;
  /** Shares of each true class instead of counts; false by default. Colours are shares in either case. */
  readonly normalize?: boolean;
}

/**
 * A confusion matrix (`confusionMatrix`: rows are true classes, columns predicted ones) as an SVG picture. Without names classes are numbered.
 *
 * @example
 * confusionMatrixPicture([[9, 1], [2, 8]], ['cat', 'dog']).startsWith('<svg'); // true
 */
export function confusionMatrixPicture(
  matrix: readonly (readonly number[])[],
  classes: readonly string[] = matrix.map((_, i) => String(i)),
  options: ConfusionMatrixOptions = {},
): string {
  const { title = 'Confusion matrix', normalize = false } = options;
  const totals = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const shares = matrix.map((row, i) => row.map((count) => (totals[i] === 0 ? 0 : count / totals[i]!)));
  return heatmap({
    title,
    xLabel: 'predicted',
    yLabel: 'true',
    values: shares,
    rows: classes,
    columns: classes,
    domain: [0, 1],
    format: (share, i, j) => (normalize ? share.toFixed(2) : String(matrix[i]![j])),
  });
}
