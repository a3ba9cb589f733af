/** A point of the plane, and what the unit is to answer there. */
export interface Example {
  readonly place: readonly [x: number, y: number];
  readonly target: 0 | 1;
}

const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

const logic = (isTrue: (p: number, q: number) => boolean): Example[] =>
  corners.map(([p, q]) => ({ place: [p, q], target: isTrue(p, q) ? 1 : 0 }));

/** What can be learned, by name. */
export const problems = {
  AND: logic((p, q) => p + q === 2),
  OR: logic((p, q) => p + q > 0),
  XOR: logic((p, q) => p !== q),
} as const satisfies Record<string, readonly Example[]>;

export type Problem = keyof typeof problems;

/** The part of the plane that is shown, along both axes. */
export const shown = [-0.5, 1.5] as const;
