import { type LineSeries, linePlot } from './line-chart.ts';
import { picture } from './svg.ts';

/** What `fit` returns, as far as its curves go. */
export interface Curves {
  /** For each finished epoch its quantities by name; what was measured on the validation data begins with `val`. */
  readonly epochs: readonly { readonly step: number; readonly values: Readonly<Record<string, number>> }[];
  /** For each step, where they were kept, its loss. */
  readonly steps?: readonly { readonly step: number; readonly loss: number }[];
}

/** The options of `learningCurves`. */
export interface LearningCurvesOptions {
  readonly title?: string;
  /** Which quantities, by the names they have in training; by default all. */
  readonly only?: readonly string[];
  /** Logarithmic axes for losses; false by default. */
  readonly logLoss?: boolean;
  /** Of one panel, in pixels; 480 × 340 by default. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * A panel for each quantity of a history (loss, accuracy, …), training and validation in one, by step; losses of single steps lie
 * pale behind their means. An SVG picture.
 *
 * @example
 * const epochs = [{ step: 10, values: { loss: 1, valLoss: 1.2 } }, { step: 20, values: { loss: 0.5, valLoss: 0.8 } }];
 * learningCurves({ epochs }, { title: 'XOR' }).startsWith('<svg'); // true
 */
export function learningCurves(history: Curves, options: LearningCurvesOptions = {}): string {
  const { title = '', width = 480, height = 340, logLoss = false } = options;
  const quantities = options.only ?? quantitiesOf(history);
  const columns = Math.max(1, Math.min(quantities.length, quantities.length === 4 ? 2 : 3));
  const rows = Math.max(1, Math.ceil(quantities.length / columns));
  const panels = quantities.map((quantity, i) => {
    const box = { left: (i % columns) * width, top: Math.floor(i / columns) * height, width, height };
    const heading = title !== '' && i === 0 ? `${title}: ${quantity}` : quantity;
    return linePlot(box, {
      title: heading,
      xLabel: 'step',
      yLabel: '',
      logY: logLoss && quantity === 'loss',
      series: seriesOf(history, quantity),
    });
  });
  return picture(columns * width, rows * height, title, ...panels);
}

function seriesOf({ epochs, steps = [] }: Curves, quantity: string): LineSeries[] {
  const validation = validationName(quantity);
  const points = (name: string): [number, number][] =>
    epochs.flatMap(({ step, values }): [number, number][] => (values[name] === undefined ? [] : [[step, values[name]]]));
  const curves = [
    { name: 'training', points: points(quantity), colour: '#4e79a7' },
    { name: 'validation', points: points(validation), colour: '#f28e2c' },
  ].filter(({ points }) => points.length > 0);
  if (quantity !== 'loss' || steps.length === 0) return curves;
  const single = steps.map(({ step, loss }): [number, number] => [step, loss]);
  return [{ name: 'each step', points: single, colour: '#4e79a7', faint: true }, ...curves];
}

const validationName = (quantity: string): string => `val${quantity.charAt(0).toUpperCase()}${quantity.slice(1)}`;

/** The names in training; those of the validation data stand beside them. */
function quantitiesOf({ epochs }: Curves): string[] {
  const names = new Set(epochs.flatMap(({ values }) => Object.keys(values)));
  const measured = [...names].filter((name) => !/^val[A-Z]/.test(name));
  const onlyValidated = [...names]
    .filter((name) => /^val[A-Z]/.test(name))
    .map((name) => name.charAt(3).toLowerCase() + name.slice(4))
    .filter((name) => !names.has(name));
  return ['loss', ...measured.filter((name) => name !== 'loss'), ...onlyValidated];
}
