import { ArgumentError } from '@nacre/tensor';

/** Whether the least value of a quantity is the best, or the largest. */
export type Direction = 'min' | 'max';

/** Losses, errors and perplexity are better when they are small; everything else when it is large. */
export const directionOf = (monitor: string): Direction => (/loss|error|perplexity/i.test(monitor) ? 'min' : 'max');

/**
 * The value of an epoch that is looked at.
 *
 * @throws ArgumentError if there is none of this name
 */
export function monitored(operation: string, monitor: string, values: Readonly<Record<string, number>>): number {
  const value = values[monitor];
  if (value === undefined)
    throw new ArgumentError(
      operation,
      `there is no ${monitor} among ${Object.keys(values).join(', ')}`,
      monitor.startsWith('val') ? 'pass validation data to fit' : 'monitor one of these',
    );
  return value;
}

/** Whether a value is better than the best so far by more than `minDelta`; NaN never is. */
export function isBetter(value: number, best: number | undefined, minDelta: number, direction: Direction): boolean {
  if (Number.isNaN(value)) return false;
  if (best === undefined) return true;
  return direction === 'min' ? value < best - minDelta : value > best + minDelta;
}
