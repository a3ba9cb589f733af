import type { Axis, Blur, Tail, With, Without } from './axis.ts';
import type { ShapeError, Show } from './error.ts';
import type { Shape } from './shape.ts';

/** Axes to reduce: one, several, or all where none is given. */
export type Dims = number | readonly number[] | undefined;

/** The shape after reducing `D`: one dimension, several, or (`undefined`) all. */
export type Reduce<S extends Shape, D extends Dims, Keep extends boolean = false> = boolean extends Keep
  ? Shape
  : D extends undefined
    ? Keep extends true
      ? Ones<S>
      : []
    : number extends S['length']
      ? Shape
      : D extends number
        ? ReduceOne<S, D, Axis<S['length'], D>, Keep>
        : D extends readonly number[]
          ? ReduceMany<S, D, AxisSet<S, D>, Keep>
          : Shape;

type Ones<S extends Shape> = number extends S['length'] ? Shape : { -readonly [K in keyof S]: 1 };

type ReduceOne<S extends Shape, D extends number, I extends number, Keep> = [I] extends [never]
  ? OutOfRange<S, D>
  : Keep extends true
    ? With<S, I, 1>
    : number extends I
      ? Blur<Tail<S>>
      : Without<S, I>;

type ReduceMany<S extends Shape, D extends readonly number[], I, Keep> = number extends D['length'] | I
  ? Keep extends true
    ? Blur<S>
    : Shape
  : [I] extends [ShapeError<string>]
    ? [I] extends [never]
      ? Shape
      : I
    : Keep extends true
      ? With<S, I & number, 1>
      : Without<S, I & number>;

/** The dimensions `D` counted from the front, as a union, or an error. */
export type AxisSet<S extends Shape, D extends readonly number[], Seen extends number = never> = D extends readonly [
  infer H extends number,
  ...infer T extends readonly number[],
]
  ? [Axis<S['length'], H>] extends [never]
    ? OutOfRange<S, H>
    : number extends Axis<S['length'], H>
      ? number
      : Axis<S['length'], H> extends Seen
        ? ShapeError<`dimension ${H} appears twice for ${Show<S>}`>
        : AxisSet<S, T, Seen | Axis<S['length'], H>>
  : Seen;

export type OutOfRange<S extends Shape, D extends number> = ShapeError<`dimension ${D} is out of range for ${Show<S>}`>;

/** `S` itself when it has the dimension `D`: softmax, cumsum, sort, flip, roll. */
export type Along<S extends Shape, D extends Dims> = number extends S['length']
  ? S
  : D extends number
    ? [Axis<S['length'], D>] extends [never]
      ? OutOfRange<S, D>
      : S
    : D extends readonly number[]
      ? AxisSet<S, D> extends infer E extends ShapeError<string>
        ? [E] extends [never]
          ? S
          : E
        : S
      : S;
