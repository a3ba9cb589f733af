import type { Tensor } from '@nacre/tensor';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

const svg = (width: number, height: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${body}
</svg>
`;

/** Loss by step, smoothed, and test accuracy after each epoch. */
export function learningCurve(losses: readonly number[], accuracies: readonly number[], stepsPerEpoch: number): string {
  const [width, height, margin] = [720, 400, 50];
  const smooth = smoothed(losses, Math.max(1, Math.round(losses.length / 200)));
  const x = scaleLinear([0, Math.max(1, losses.length)], [margin, width - margin]);
  const y = scaleLinear([0, Math.max(...smooth, 0.1)], [height - margin, margin]).nice();
  const path =
    line<number>(
      (_, i) => x(i),
      (loss) => y(loss),
    )(smooth) ?? '';
  const ticks = y
    .ticks(5)
    .map(
      (t) =>
        `<line x1="${margin}" x2="${width - margin}" y1="${y(t)}" y2="${y(t)}" stroke="#ddd"/><text x="${margin - 8}" y="${y(t) + 4}" text-anchor="end">${t}</text>`,
    );
  const steps = x.ticks(6).map((t) => `<text x="${x(t)}" y="${height - margin + 18}" text-anchor="middle">${t}</text>`);
  const marks = accuracies.map((accuracy, epoch) => {
    const at = x((epoch + 1) * stepsPerEpoch);
    return `<line x1="${at}" x2="${at}" y1="${margin}" y2="${height - margin}" stroke="#bbb" stroke-dasharray="4 3"/>
<text x="${at - 4}" y="${margin + 14}" text-anchor="end" fill="#b3541e">${(100 * accuracy).toFixed(2)} %</text>`;
  });
  return svg(
    width,
    height,
    [
      ...ticks,
      ...steps,
      ...marks,
      `<path d="${path}" fill="none" stroke="#1f6f8b" stroke-width="2"/>`,
      `<text x="${margin}" y="24" font-size="15">LeNet-5: training loss by step, test accuracy after each epoch</text>`,
      `<text x="${width / 2}" y="${height - 12}" text-anchor="middle">step</text>`,
    ].join('\n'),
  );
}

/** Running means over `span` values. */
function smoothed(values: readonly number[], span: number): number[] {
  let sum = 0;
  return values.map((value, i) => {
    sum += value - (values[i - span] ?? 0);
    return sum / Math.min(i + 1, span);
  });
}

/** The first layer's filters [N, 1, h, w] side by side: blue weighs against, red for. */
export async function filterPicture(weights: Tensor): Promise<string> {
  const filters = (await weights.array()) as number[][][][];
  const most = Math.max(...filters.flat(3).map(Math.abs));
  const [cell, gap] = [18, 12];
  const size = filters[0]![0]!.length * cell;
  const cells = filters.flatMap(([filter], n) =>
    filter!.flatMap((row, i) =>
      row.map(
        (value, j) =>
          `<rect x="${gap + n * (size + gap) + j * cell}" y="${gap + i * cell}" width="${cell}" height="${cell}" fill="${colour(value / most)}"/>`,
      ),
    ),
  );
  return svg(gap + filters.length * (size + gap), size + 2 * gap, cells.join('\n'));
}

/** White at 0, red at 1, blue at −1. */
function colour(value: number): string {
  const rest = Math.round(255 * (1 - Math.abs(value)));
  return value > 0 ? `rgb(255,${rest},${rest})` : `rgb(${rest},${rest},255)`;
}
