import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type LossHistory, type LossPoint, smooth } from './history.ts';
import { percent } from './percent.ts';

export interface AccuracyPoint {
  readonly step: number;
  readonly accuracy: number;
}

const margin = { top: 10, right: 52, bottom: 26, left: 36 };

/** Loss (left axis) and accuracy (right axis) by step, in the colours of the style sheet. */
export function drawChart(svg: SVGSVGElement, history: LossHistory, accuracies: readonly AccuracyPoint[]): void {
  const { clientWidth: width, clientHeight: height } = svg;
  const smoothed = smooth(history.points);
  const x = scaleLinear([0, Math.max(50, history.steps)], [margin.left, width - margin.right]);
  const y = scaleLinear([0, Math.max(1, ...history.points.map(({ loss }) => loss))], [height - margin.bottom, margin.top]).nice(
    4,
  );
  const share = scaleLinear([0, 1], [height - margin.bottom, margin.top]);

  const lossPath = line<LossPoint>(
    ({ step }) => x(step),
    ({ loss }) => y(loss),
  );
  const accuracyPath = line<AccuracyPoint>(
    ({ step }) => x(step),
    ({ accuracy }) => share(accuracy),
  );
  const rows = y.ticks(4).map(
    (loss) => `<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${y(loss)}" y2="${y(loss)}"/>
      <text x="${margin.left - 8}" y="${y(loss)}" dy="0.32em" text-anchor="end">${loss}</text>`,
  );
  const shares = [0, 0.5, 1].map(
    (at) => `<text x="${width - margin.right + 8}" y="${share(at)}" dy="0.32em">${100 * at} %</text>`,
  );
  const columns = x
    .ticks(Math.min(6, width / 90))
    .map((step) => `<text x="${x(step)}" y="${height - 6}" text-anchor="middle">${step.toLocaleString('en')}</text>`);
  const dots = accuracies.map(({ step, accuracy }) => `<circle cx="${x(step)}" cy="${share(accuracy)}" r="2.5"/>`);

  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.innerHTML = `${[...rows, ...shares, ...columns].join('')}
    <path class="each" d="${lossPath(history.points) ?? ''}"/>
    <path class="loss" d="${lossPath(smoothed) ?? ''}"/>
    <path class="accuracy" d="${accuracyPath(accuracies) ?? ''}"/>
    <g class="accuracy">${dots.join('')}</g>`;
  svg.setAttribute('aria-label', describe(smoothed, accuracies));
}

function describe(smoothed: readonly LossPoint[], accuracies: readonly AccuracyPoint[]): string {
  const [first, last, accuracy] = [smoothed[0], smoothed.at(-1), accuracies.at(-1)];
  if (first === undefined || last === undefined) return 'No step has been taken yet';
  const read = accuracy === undefined ? '' : `; ${percent(accuracy.accuracy)} of the test digits are read right`;
  return `The loss went from ${first.loss.toFixed(2)} to ${last.loss.toFixed(3)}${read}`;
}
