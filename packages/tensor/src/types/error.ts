import type { Shape } from './shape.ts';

/** What a parameter's type becomes when the shapes do not fit: no value has it, and its message says why. */
export interface ShapeError<Message extends string> {
  readonly '~shapeError': Message;
}

/** The same for dtypes. */
export interface DTypeMismatch<Message extends string> {
  readonly '~dtypeMismatch': Message;
}

/** The shape that a calculation found; the general one when it failed, so that one mistake is reported once. */
export type Resolved<R> = R extends Shape ? R : Shape;

/** An object type that a mapped type equals when no key is left. */
export interface Empty {
  [key: string]: never;
}

type Message<R> = (R & ShapeError<string>)['~shapeError'];
type Success<R> = R extends Shape ? 'shape' : never;

/**
 * Intersect an argument with this: nothing changes when the calculation `R` found a shape, else no argument fits.
 * The mapped type lets code that is generic in a shape pass: the compiler sees that an open `R` need not fail.
 */
export type Check<Op extends string, R> = { [K in 'shape' as Success<R>]: 1 } extends Empty
  ? ShapeError<`${Op}: ${Message<R>}`>
  : unknown;

/** A size as text. */
export type ShowDim<N> = N extends number ? (number extends N ? '?' : `${N}`) : '?';

/** A shape as text: `[32, 784]`, `[?, 10]` where a size is unknown. */
export type Show<S extends Shape> = number extends S['length'] ? '[…]' : S extends readonly [] ? '[]' : `[${Join<S>}]`;

type Join<S extends Shape, Text extends string = ''> = S extends readonly [infer H, ...infer T extends Shape]
  ? Join<T, Text extends '' ? ShowDim<H> : `${Text}, ${ShowDim<H>}`>
  : Text;
