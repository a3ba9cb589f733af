import type { Broadcast, Same } from './broadcast.ts';
import type { ShapeError, Show, ShowDim } from './error.ts';
import type { Shape } from './shape.ts';

/** PyTorch's matmul: vectors, matrices, and batches that broadcast. */
export type MatMul<A extends Shape, B extends Shape> = number extends A['length']
  ? Shape
  : number extends B['length']
    ? Shape
    : A extends readonly [infer M extends number, infer K]
      ? B extends readonly [infer K2, infer N extends number]
        ? [Same<K, K2>] extends [never]
          ? Inner<A, B, K, K2>
          : [M, N]
        : MatMulBatched<A, B>
      : MatMulBatched<A, B>;

type MatMulBatched<A extends Shape, B extends Shape> = A extends readonly [...infer As extends Shape, infer K]
  ? B extends readonly [infer K2]
    ? [Same<K, K2>] extends [never]
      ? Inner<A, B, K, K2>
      : As
    : B extends readonly [...infer Bs extends Shape, infer K2, infer N extends number]
      ? [Same<K, K2>] extends [never]
        ? Inner<A, B, K, K2>
        : As extends readonly [...infer Batch extends Shape, infer M extends number]
          ? Append<Broadcast<Batch, Bs>, [M, N]>
          : [...Bs, N]
      : ShapeError<`both operands need a dimension: ${Show<A>} × ${Show<B>}`>
  : ShapeError<`both operands need a dimension: ${Show<A>} × ${Show<B>}`>;

type Append<R, Last extends Shape> = R extends Shape ? [...R, ...Last] : R;

type Inner<
  A extends Shape,
  B extends Shape,
  K,
  K2,
> = ShapeError<`inner dimensions differ: ${Show<A>} × ${Show<B>} (${ShowDim<K>} ≠ ${ShowDim<K2>})`>;

/** The inner product of two vectors. */
export type Dot<A extends Shape, B extends Shape> = number extends A['length']
  ? []
  : number extends B['length']
    ? []
    : [A, B] extends [readonly [infer K], readonly [infer K2]]
      ? [Same<K, K2>] extends [never]
        ? ShapeError<`lengths differ: ${Show<A>} · ${Show<B>} (${ShowDim<K>} ≠ ${ShowDim<K2>})`>
        : []
      : ShapeError<`expected two vectors, got ${Show<A>} and ${Show<B>}`>;

/** The outer product of two vectors. */
export type Outer<A extends Shape, B extends Shape> = number extends A['length']
  ? [number, number]
  : number extends B['length']
    ? [number, number]
    : [A, B] extends [readonly [infer M extends number], readonly [infer N extends number]]
      ? [M, N]
      : ShapeError<`expected two vectors, got ${Show<A>} and ${Show<B>}`>;

/** Matrices in equal batches, nothing broadcast. */
export type BatchMatMul<A extends Shape, B extends Shape> = number extends A['length']
  ? [number, number, number]
  : number extends B['length']
    ? [number, number, number]
    : [A, B] extends [
          readonly [infer b extends number, infer M extends number, infer K],
          readonly [infer b2 extends number, infer K2, infer N extends number],
        ]
      ? [Same<b, b2>] extends [never]
        ? ShapeError<`batches differ: ${Show<A>} × ${Show<B>} (${ShowDim<b>} ≠ ${ShowDim<b2>})`>
        : [Same<K, K2>] extends [never]
          ? Inner<A, B, K, K2>
          : [Same<b, b2>, M, N]
      : ShapeError<`expected two 3-D tensors, got ${Show<A>} and ${Show<B>}`>;

/** What a layer from `In` to `Out` features makes of `[…, In]`. */
export type LinearOutput<S extends Shape, In extends number, Out extends number> = number extends S['length']
  ? Shape
  : S extends readonly [...infer Batch extends Shape, infer K]
    ? [Same<K, In>] extends [never]
      ? ShapeError<`expected [..., ${ShowDim<In>}], got ${Show<S>} (${ShowDim<In>} ≠ ${ShowDim<K>})`>
      : [...Batch, Out]
    : ShapeError<`expected [..., ${ShowDim<In>}], got ${Show<S>}`>;
