export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('quantile: expected values, got none');
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Half the range over the median: ±10 % is 0.1. */
export const spread = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : (Math.max(...values) - Math.min(...values)) / 2 / median(values);
