interface Case {
  readonly name: string;
  readonly image: readonly (readonly number[])[];
  readonly filter: readonly (readonly number[])[];
  readonly expected: readonly (readonly number[])[];
}

/** Convolutions done on paper. */
export const cases: readonly Case[] = [
  {
    name: '5×5 with 3×3',
    image: [
      [3, 3, 2, 1, 0],
      [0, 0, 1, 3, 1],
      [3, 1, 2, 2, 3],
      [2, 0, 0, 2, 2],
      [2, 0, 0, 0, 1],
    ],
    filter: [
      [0, 1, 2],
      [2, 2, 0],
      [0, 1, 2],
    ],
    expected: [
      [12, 12, 17],
      [10, 17, 19],
      [9, 6, 14],
    ],
  },
  {
    name: '5×5 binary image with a cross',
    image: [
      [1, 1, 1, 0, 0],
      [0, 1, 1, 1, 0],
      [0, 0, 1, 1, 1],
      [0, 0, 1, 1, 0],
      [0, 1, 1, 0, 0],
    ],
    filter: [
      [1, 0, 1],
      [0, 1, 0],
      [1, 0, 1],
    ],
    expected: [
      [4, 3, 4],
      [2, 4, 3],
      [2, 3, 4],
    ],
  },
  {
    name: '6×6 with the diagonal filter',
    image: [
      [1, 0, 0, 0, 0, 1],
      [0, 1, 0, 0, 1, 0],
      [0, 0, 1, 1, 0, 0],
      [1, 0, 0, 0, 1, 0],
      [0, 1, 0, 0, 1, 0],
      [0, 0, 1, 0, 1, 0],
    ],
    filter: [
      [1, -1, -1],
      [-1, 1, -1],
      [-1, -1, 1],
    ],
    expected: [
      [3, -1, -3, -1],
      [-3, 1, 0, -3],
      [-3, -3, 0, 1],
      [3, -2, -2, -1],
    ],
  },
];

/** 2×2 windows, stride 2. */
export const pooled = {
  image: [
    [1, 3, 5, 3],
    [4, 2, 3, 1],
    [3, 1, 1, 3],
    [0, 1, 0, 4],
  ],
  max: [
    [4, 5],
    [3, 4],
  ],
  average: [
    [2.5, 3],
    [1.25, 2],
  ],
} as const;
