/** An input, and what is to be answered. */
export interface Corner {
  readonly inputs: readonly [number, number];
  readonly target: number;
}

/** XOR. */
export const corners: readonly Corner[] = [
  { inputs: [0, 0], target: 0 },
  { inputs: [0, 1], target: 1 },
  { inputs: [1, 0], target: 1 },
  { inputs: [1, 1], target: 0 },
];
