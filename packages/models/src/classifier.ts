import type { Channelled, Input, LayerShapes, Shape, ShapeError } from '@nacre/tensor';

/** [N, channels, H, W] → [N, classes], for networks that end in a pooling to one size. */
export interface ClassifierShapes<Channels extends number, Classes extends number> extends LayerShapes {
  readonly output: Classified<Input<this>, Channels, Classes>;
}

/** The logits' shape, or what is wrong with the images'. */
export type Classified<S extends Shape, Channels extends number, Classes extends number> = number extends S['length']
  ? Shape
  : S extends readonly [infer N extends number, number, number, number]
    ? Channelled<S, Channels> extends infer R
      ? R extends Shape
        ? [N, Classes]
        : R
      : never
    : ShapeError<'expected images [N, channels, height, width]'>;
