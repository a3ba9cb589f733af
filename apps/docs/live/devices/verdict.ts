import type { Measured } from './line.ts';

/** Which device is the fastest, from which n on, and for a training step: in sentences. */
export function verdictOf(lines: readonly Measured[]): string {
  return [...productsVerdict(lines), ...stepVerdict(lines)].join(' ');
}

function productsVerdict(lines: readonly Measured[]): string[] {
  const sides = [...new Set(lines.flatMap(({ rates }) => rates.map(([n]) => n)))].sort((a, b) => a - b);
  const winners = sides.map((n) => fastestAt(n, lines));
  const [first, last] = [winners[0], winners.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { rates } = lines.find(({ name }) => name === last.name)!;
  const speed = `up to ${round(Math.max(...rates.map(([, gflops]) => gflops)))} GFLOP/s`;
  if (lines.length === 1) return [`There is only the ${last.name} to measure: ${speed}.`];
  const from = winners.findLastIndex(({ name }) => name !== last.name) + 1;
  if (from === 0) return [`For products the ${last.name} is the fastest at every n, with ${speed}.`];
  const small = `At ${equal(sides[0]!)} the ${first.name} is the fastest, ${round(first.gflops)} GFLOP/s.`;
  return [
    `From ${equal(sides[from]!)} on the ${last.name} is the fastest, with ${speed}.`,
    ...(first.name === last.name ? [] : [small]),
  ];
}

function fastestAt(n: number, lines: readonly Measured[]): { readonly name: string; readonly gflops: number } {
  return lines
    .flatMap(({ name, rates }) => rates.filter(([side]) => side === n).map(([, gflops]) => ({ name, gflops })))
    .reduce((best, each) => (each.gflops > best.gflops ? each : best));
}

function stepVerdict(lines: readonly Measured[]): string[] {
  const steps = lines.flatMap(({ name, step }) => (step === undefined ? [] : [{ name, step }]));
  if (steps.length < 2) return [];
  const { name, step } = steps.reduce((best, each) => (each.step < best.step ? each : best));
  return [`A step of the small network is shortest on the ${name}: ${round(step)} ms.`];
}

/** On one line. */
const equal = (n: number): string => `n\u00a0=\u00a0${n}`;

const round = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
