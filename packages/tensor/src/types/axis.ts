import type { Shape } from './shape.ts';

/** By rank, then by dimension as written: the dimension counted from the front. */
interface Axes {
  '0': Record<never, never>;
  '1': { '0': 0; '-1': 0 };
  '2': { '0': 0; '1': 1; '-1': 1; '-2': 0 };
  '3': { '0': 0; '1': 1; '2': 2; '-1': 2; '-2': 1; '-3': 0 };
  '4': { '0': 0; '1': 1; '2': 2; '3': 3; '-1': 3; '-2': 2; '-3': 1; '-4': 0 };
  '5': { '0': 0; '1': 1; '2': 2; '3': 3; '4': 4; '-1': 4; '-2': 3; '-3': 2; '-4': 1; '-5': 0 };
  '6': { '0': 0; '1': 1; '2': 2; '3': 3; '4': 4; '5': 5; '-1': 5; '-2': 4; '-3': 3; '-4': 2; '-5': 1; '-6': 0 };
  '7': { '0': 0; '1': 1; '2': 2; '3': 3; '4': 4; '5': 5; '6': 6; '-1': 6; '-2': 5; '-3': 4; '-4': 3; '-5': 2; '-6': 1; '-7': 0 };
  '8': {
    '0': 0;
    '1': 1;
    '2': 2;
    '3': 3;
    '4': 4;
    '5': 5;
    '6': 6;
    '7': 7;
    '-1': 7;
    '-2': 6;
    '-3': 5;
    '-4': 4;
    '-5': 3;
    '-6': 2;
    '-7': 1;
    '-8': 0;
  };
}

/** The dimension `D` of a tensor of rank `R`, counted from the front; `never` out of range, `number` when unknown. */
export type Axis<R extends number, D extends number> = number extends R | D
  ? number
  : `${R}` extends keyof Axes
    ? `${D}` extends keyof Axes[`${R}`]
      ? Axes[`${R}`][`${D}`] & number
      : never
    : number;

/** As `Axis`, where one place more is allowed: the end. */
export type Place<S extends Shape, D extends number> = Axis<[...S, 1]['length'], D>;

/** A size by its dimension counted from the front. */
export type At<S extends Shape, I extends number> = number extends I ? number : S[I];

/** Every size unknown, the rank kept where it is known. */
export type Blur<S extends Shape> = number extends S['length'] ? Shape : { -readonly [K in keyof S]: number };

/** `S` with the sizes at `I` replaced by `V`. */
export type With<S extends Shape, I extends number, V extends number> = number extends I
  ? Blur<S>
  : { -readonly [K in keyof S]: K extends `${I}` ? V : S[K] };

/** `S` without the dimensions `I`. */
export type Without<S extends Shape, I extends number, Seen extends 1[] = [], R extends number[] = []> = S extends readonly [
  infer H extends number,
  ...infer T extends Shape,
]
  ? Without<T, I, [...Seen, 1], Seen['length'] extends I ? R : [...R, H]>
  : R;

/** `S` without its first dimension. */
export type Tail<S extends Shape> = S extends readonly [number, ...infer T extends Shape] ? T : [];

/** `S` with the dimension `V` put in before `I`. */
export type Insert<S extends Shape, I extends number, V extends number, R extends number[] = []> = R['length'] extends I
  ? [...R, V, ...S]
  : S extends readonly [infer H extends number, ...infer T extends Shape]
    ? Insert<T, I, V, [...R, H]>
    : [...R, V];

/** The dimensions before `I`. */
export type Before<S extends Shape, I extends number, R extends number[] = []> = R['length'] extends I
  ? R
  : S extends readonly [infer H extends number, ...infer T extends Shape]
    ? Before<T, I, [...R, H]>
    : R;

/** The dimensions after `I`. */
export type After<S extends Shape, I extends number, Seen extends 1[] = []> = S extends readonly [
  number,
  ...infer T extends Shape,
]
  ? Seen['length'] extends I
    ? T
    : After<T, I, [...Seen, 1]>
  : [];
