/** Vectors of the host, in double precision. */
export type Vector = Float64Array;

export const dot = (a: Vector, b: Vector): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** a + factor · b. */
export const plus = (a: Vector, b: Vector, factor: number): Vector => a.map((value, i) => value + factor * b[i]!);

export const times = (a: Vector, factor: number): Vector => a.map((value) => value * factor);

export const largest = (a: Vector): number => a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
