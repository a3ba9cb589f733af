import { Linear, LSTM, Module } from '@nacre/layers';
import { type Check, type DType, type Shape, ShapeMismatchError, type Tensor } from '@nacre/tensor';
import { ImageEncoder } from './image-encoder.ts';
import type { OfRank } from './ranks.ts';

/** The options of `FrameClassifier`. */
export interface FrameClassifierOptions<Classes extends number = number> {
  /** 10 by default. */
  readonly classes?: Classes;
  /** Channels, height and width of a frame; [1, 32, 32] by default. */
  readonly frame?: readonly [channels: number, height: number, width: number];
  /** Maps of the encoder's convolutions, each of which halves height and width; [8, 16, 32] by default. */
  readonly widths?: readonly number[];
  /** The size of a frame's vector; 128 by default. */
  readonly features?: number;
  /** The size of the LSTM's state; 128 by default. */
  readonly hidden?: number;
  /** Whether the LSTM also reads backwards, so that a frame's class may depend on what comes after it; false by default. */
  readonly bidirectional?: boolean;
}

/** The options of its `forward`. */
export interface VideoOptions {
  /** How many frames each video has; all by default. */
  readonly lengths?: readonly number[] | Tensor<Shape, 'int32'>;
}

/** [N, T, …] → [N, T, classes] */
type PerFrame<S extends Shape, Classes extends number> = S extends readonly [
  infer N extends number,
  infer T extends number,
  ...Shape,
]
  ? [N, T, Classes]
  : Shape;

/**
 * A class for each frame of a video, many to many (after Donahue et al. 2015, "LRCN"): videos [N, T, C, H, W] → logits [N, T, classes].
 *
 *     encoder   of each frame by itself: 3×3 convolutions 8, 16, 32, each with
 *               batch normalisation, ReLU and 2×2 max pool                        T × 32×4×4
 *               linear, ReLU                                                      T × 128
 *     lstm      over the frames                                                   T × 128
 *     output    linear                                                            T × classes
 *
 * With the default sizes it has 204,994 parameters.
 *
 * @throws ShapeMismatchError for videos that do not fit
 * @example
 * new FrameClassifier({ classes: 20 }).forward(zeros([2, 12, 1, 32, 32])).shape; // [2, 12, 20]
 */
export class FrameClassifier<Classes extends number = 10> extends Module {
  readonly encoder: ImageEncoder;
  readonly lstm: LSTM;
  readonly output: Linear<number, Classes>;

  constructor(options: FrameClassifierOptions<Classes> = {}) {
    super();
    const { classes = 10 as Classes, frame = [1, 32, 32], widths = [8, 16, 32] } = options;
    const { features = 128, hidden = 128, bidirectional = false } = options;
    this.encoder = new ImageEncoder({ image: frame, widths, features });
    this.lstm = new LSTM(features, hidden, { batchFirst: true, bidirectional }) as LSTM;
    this.output = new Linear(bidirectional ? 2 * hidden : hidden, classes);
  }

  forward<S extends Shape, D extends DType>(
    videos: Tensor<S, D> & Check<'FrameClassifier', OfRank<S, 5, 'videos [N, T, C, H, W]'>>,
    options?: VideoOptions,
  ): Tensor<PerFrame<S, Classes>, D>;
  forward(videos: Tensor, options: VideoOptions = {}): Tensor {
    if (videos.rank !== 5)
      throw new ShapeMismatchError('FrameClassifier', `expected videos [N, T, C, H, W], got [${videos.shape.join(', ')}]`);
    const frames = this.encoder.forward(videos.flatten(0, 1) as Tensor);
    const sequences: Tensor = frames.reshape([videos.shape[0]!, videos.shape[1]!, frames.shape[1]!]);
    return this.output.forward(this.lstm.forward(sequences, null, options)[0]);
  }
}
