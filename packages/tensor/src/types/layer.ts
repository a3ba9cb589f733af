import type { Same } from './broadcast.ts';
import type { ShapeError, Show, ShowDim } from './error.ts';
import type { OneHot } from './indexing.ts';
import type { LinearOutput } from './linear.ts';
import type { Flatten, Unflatten } from './movement.ts';
import type { Shape } from './shape.ts';
import type { AdaptivePool, AdaptiveSize, Conv, ConvTranspose, Pool, Size } from './window.ts';

/**
 * What a layer does to a shape: extend it, and compute `output` from `Input<this>`.
 * @example interface TwiceShapes extends LayerShapes { readonly output: Concat<[Input<this>, Input<this>], -1> }
 */
export interface LayerShapes {
  readonly input: unknown;
  readonly output: unknown;
}

/** The shape that enters, for use in `output`. */
export type Input<F extends LayerShapes> = F['input'] extends infer S extends Shape ? S : Shape;

/** Anything with a `forward`; `~shapes` exists for the compiler only. */
export interface Layer {
  readonly '~shapes'?: LayerShapes;
  forward(input: never): unknown;
}

/** The shape that leaves a layer, or the error. Without `~shapes` it is the shape that its `forward` states. */
export type Apply<L, S extends Shape> = L extends { readonly '~shapes': infer F extends LayerShapes }
  ? (F & { readonly input: S })['output']
  : L extends { forward(input: never): { readonly shape: infer R extends Shape } }
    ? R
    : Shape;

/** The shape that leaves the last of several layers; an error names the layer. */
export type Chain<L extends readonly unknown[], S extends Shape, Seen extends 1[] = []> = L extends readonly [infer H, ...infer T]
  ? Apply<H, S> extends infer R
    ? R extends Shape
      ? Chain<T, R, [...Seen, 1]>
      : R extends ShapeError<infer Message>
        ? ShapeError<`layer ${Seen['length']}: ${Message}`>
        : Shape
    : never
  : L extends readonly []
    ? S
    : Shape;

/** How layers, one after the other, change shapes. */
export interface SequentialShapes<L extends readonly unknown[]> extends LayerShapes {
  readonly output: Chain<L, Input<this>>;
}

/** Activations, dropout. */
export interface SameShapes extends LayerShapes {
  readonly output: Input<this>;
}

/** How `Linear` changes shapes: the last size. */
export interface LinearShapes<In extends number, Out extends number> extends LayerShapes {
  readonly output: LinearOutput<Input<this>, In, Out>;
}

/** How a convolution over N dimensions changes shapes. */
export interface ConvShapes<N extends 1 | 2 | 3, W extends Shape, O> extends LayerShapes {
  readonly output: Conv<N, Input<this>, W, O>;
}

/** How a transposed convolution over N dimensions changes shapes. */
export interface ConvTransposeShapes<N extends 1 | 2 | 3, W extends Shape, O> extends LayerShapes {
  readonly output: ConvTranspose<N, Input<this>, W, O>;
}

/** How pooling over N dimensions changes shapes. */
export interface PoolShapes<N extends 1 | 2 | 3, K extends Size, O> extends LayerShapes {
  readonly output: Pool<N, Input<this>, K, O>;
}

/** How pooling to a given size changes shapes. */
export interface AdaptivePoolShapes<N extends 1 | 2 | 3, To extends AdaptiveSize> extends LayerShapes {
  readonly output: AdaptivePool<N, Input<this>, To>;
}

/** How `Flatten` changes shapes. */
export interface FlattenShapes<Start extends number = 1, End extends number = -1> extends LayerShapes {
  readonly output: Flatten<Input<this>, Start, End>;
}

/** How `Unflatten` changes shapes. */
export interface UnflattenShapes<D extends number, Into extends Shape> extends LayerShapes {
  readonly output: Unflatten<Input<this>, D, Into>;
}

/** How `Embedding` changes shapes: each index becomes a row. */
export interface EmbeddingShapes<Width extends number> extends LayerShapes {
  readonly output: OneHot<Input<this>, Width>;
}

/** Normalisation over [N, C, …] with `C` channels. */
export interface ChannelShapes<C extends number> extends LayerShapes {
  readonly output: Channelled<Input<this>, C>;
}

/** `S` itself when its dimension 1 has `C` channels. */
export type Channelled<S extends Shape, C extends number> = number extends S['length']
  ? S
  : S extends readonly [number, infer D, ...Shape]
    ? [Same<C, D>] extends [never]
      ? ShapeError<`expected ${ShowDim<C>} channels, got ${Show<S>} (${ShowDim<C>} ≠ ${ShowDim<D>})`>
      : S
    : ShapeError<`expected [batch, ${ShowDim<C>}, …], got ${Show<S>}`>;

/** `S` itself when its last dimensions are `Normalized`. */
export type EndsWith<S extends Shape, Normalized extends Shape> = number extends S['length']
  ? S
  : number extends Normalized['length']
    ? S
    : S extends readonly [...Shape, ...Normalized]
      ? S
      : Trailing<S, Normalized>;

type Trailing<S extends Shape, N extends Shape, RS extends Shape = S, RN extends Shape = N> = RN extends readonly [
  ...infer Ns extends Shape,
  infer n,
]
  ? RS extends readonly [...infer Ss extends Shape, infer s]
    ? [Same<s, n>] extends [never]
      ? ShapeError<`expected the last dimensions to be ${Show<N>}, got ${Show<S>} (${ShowDim<n>} ≠ ${ShowDim<s>})`>
      : Trailing<S, N, Ss, Ns>
    : ShapeError<`expected the last dimensions to be ${Show<N>}, got ${Show<S>}`>
  : S;

/** How a layer that normalizes the last axes changes shapes: not at all, if they fit. */
export interface EndShapes<Normalized extends Shape> extends LayerShapes {
  readonly output: EndsWith<Input<this>, Normalized>;
}
