const stripes = Array.from({ length: 8 }, (_, n) => Array.from({ length: 9 }, (_, i) => (n >> Math.floor(i / 3)) & 1));
const bars = stripes.slice(1, -1).map((picture) => picture.map((_, i) => picture[3 * (i % 3) + Math.floor(i / 3)]!));

/** Bars and stripes of 3 × 3: the 14 pictures whose rows, or whose columns, are all alike, as 0 and 1. */
export const barsAndStripes: readonly (readonly number[])[] = [...stripes, ...bars];
