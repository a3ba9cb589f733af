type Interval = readonly [low: number, high: number];

/** A model with two weights: what it is called, and the part of its loss surface that is shown. */
export interface Surface {
  readonly name: string;
  readonly formula: string;
  readonly window: { readonly x: Interval; readonly y: Interval };
  readonly start: readonly [number, number];
}

export const surfaces = {
  line: {
    name: 'a line through points',
    formula: 'y = w₁ + w₂ x',
    window: { x: [-2, 3], y: [-2, 3] },
    start: [-1.5, 2.5],
  },
  tanh: {
    name: 'a tanh unit',
    formula: 'y = w₁ tanh(w₂ x)',
    window: { x: [-3, 3], y: [-3, 3] },
    start: [-0.6, 2.6],
  },
} as const satisfies Record<string, Surface>;

export type SurfaceName = keyof typeof surfaces;

/** Points along each side of the picture of a surface. */
export const side = 160;

/** How many examples each kind of descent looks at before a step. */
export const kinds = [
  { name: 'batch', size: 32 },
  { name: 'mini-batch', size: 8 },
  { name: 'stochastic', size: 1 },
] as const;

export const methods = [
  ['sgd', 'plain'],
  ['momentum', 'momentum 0.9'],
  ['adam', 'Adam'],
] as const;

export type Method = (typeof methods)[number][0];
