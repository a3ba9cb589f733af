import type { Meet } from './broadcast.ts';
import type { ShapeError, Show, ShowDim } from './error.ts';
import type { Shape } from './shape.ts';

type Shapes = readonly Shape[];

/** The result of an equation such as `'bij,bjk->bik'`. An ellipsis leaves the shape open. */
export type Einsum<Equation extends string, L extends Shapes> = string extends Equation
  ? Shape
  : Spaceless<Equation> extends infer E extends string
    ? E extends `${string}.${string}`
      ? Shape
      : number extends L['length']
        ? Shape
        : E extends `${infer Inputs}->${infer Output}`
          ? Result<Bind<Inputs, L>, Output>
          : Result<Bind<E, L>, Once<Letters<E>>>
    : never;

type Spaceless<S extends string> = S extends `${infer A} ${infer B}` ? Spaceless<`${A}${B}`> : S;

/** The size of every letter of the inputs, gathered operand by operand. */
type Bind<Inputs extends string, L extends Shapes, Sizes = {}> =
  Sizes extends ShapeError<string>
    ? Sizes
    : L extends readonly [infer S extends Shape, ...infer T extends Shapes]
      ? Inputs extends `${infer Term},${infer Rest}`
        ? T extends readonly []
          ? ShapeError<`the equation has more operands than the one given for '${Rest}'`>
          : Bind<Rest, T, Name<Term, S, Term, S, Sizes>>
        : T extends readonly []
          ? Name<Inputs, S, Inputs, S, Sizes>
          : ShapeError<`the equation ends at '${Inputs}', but more operands are given`>
      : Sizes;

/** One operand: each letter takes a size, and must agree with what it had. */
type Name<Term extends string, S extends Shape, RestTerm extends string, Rest extends Shape, Sizes> = number extends S['length']
  ? Unknown<RestTerm, Sizes>
  : RestTerm extends `${infer Letter}${infer Letters}`
    ? Rest extends readonly [infer N, ...infer Ns extends Shape]
      ? Letter extends keyof Sizes
        ? [Meet<Sizes[Letter], N>] extends [never]
          ? ShapeError<`'${Letter}' has two sizes (${ShowDim<Sizes[Letter]>} ≠ ${ShowDim<N>} at ${Show<S>})`>
          : Name<Term, S, Letters, Ns, Omit<Sizes, Letter> & { [K in Letter]: Meet<Sizes[Letter], N> }>
        : Name<Term, S, Letters, Ns, Sizes & { [K in Letter]: N }>
      : ShapeError<`'${Term}' does not name the dimensions of ${Show<S>}`>
    : Rest extends readonly []
      ? Sizes
      : ShapeError<`'${Term}' does not name the dimensions of ${Show<S>}`>;

/** An operand of unknown rank: letters that are new have an unknown size. */
type Unknown<Term extends string, Sizes> = Term extends `${infer Letter}${infer Letters}`
  ? Unknown<Letters, Letter extends keyof Sizes ? Sizes : Sizes & { [K in Letter]: number }>
  : Sizes;

type Result<Sizes, Output extends string, R extends number[] = []> =
  Sizes extends ShapeError<string>
    ? Sizes
    : Output extends `${infer Letter}${infer Letters}`
      ? Letter extends keyof Sizes
        ? Result<Sizes, Letters, [...R, Sizes[Letter] & number]>
        : ShapeError<`the output names '${Letter}', which no operand has`>
      : R;

type Letters<E extends string> = E extends `${infer A},${infer B}` ? Letters<`${A}${B}`> : E;

/** Without an arrow the output is every letter that appears once, in the order of the alphabet. */
type Once<
  All extends string,
  Order extends string = Alphabet,
  R extends string = '',
> = Order extends `${infer Letter}${infer Rest}`
  ? Once<
      All,
      Rest,
      All extends `${string}${Letter}${infer After}` ? (After extends `${string}${Letter}${string}` ? R : `${R}${Letter}`) : R
    >
  : R;

type Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
