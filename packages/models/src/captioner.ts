import { Dropout, Embedding, Linear, LSTM, Module } from '@nacre/layers';
import { type Check, concat, type DType, noGrad, type OneHot, type Shape, ShapeMismatchError, type Tensor } from '@nacre/tensor';
import { type DecoderStep, type GreedyOptions, greedy } from './greedy.ts';
import { ImageEncoder } from './image-encoder.ts';
import type { Beside, OfRank } from './ranks.ts';

/** The options of `Captioner`. */
export interface CaptionerOptions {
  /** Channels, height and width of an image; [3, 32, 32] by default. */
  readonly image?: readonly [channels: number, height: number, width: number];
  /** Maps of the encoder's convolutions, each of which halves height and width; [16, 32, 64] by default. */
  readonly widths?: readonly number[];
  /** The size of an image's vector; 128 by default. */
  readonly features?: number;
  /** The size of a word's vector; 128 by default. */
  readonly embedding?: number;
  /** The size of the LSTM's state; 128 by default. */
  readonly hidden?: number;
  /** With which probability, in training, an element of the image's vector or of what the output reads is dropped; 0 by default. */
  readonly dropout?: number;
}

/** Hidden state and cell of the LSTM. */
type State = [h: Tensor, c: Tensor];

/**
 * Images to words, one to many (Donahue et al. 2015, "LRCN"): an image [N, C, H, W] and the words that its caption has so far, [N, T],
 * give logits [N, T, words] of the next ones. The image is read again with every word.
 *
 *     encoder     3×3 convolutions 16, 32, 64, each with batch normalisation, ReLU and 2×2 max pool    64×4×4
 *                 linear, ReLU: the image as a vector                                                    128
 *     embedding   each word as a vector                                                              T × 128
 *     lstm        of word and image, 256 → 128                                                       T × 128
 *     output      linear                                                                           T × words
 *
 * Train with teacher forcing: captions behind `bos` go in, captions before `eos` are what `crossEntropy` wants. With 24 words and the
 * default sizes it has 358,696 parameters.
 *
 * @throws ShapeMismatchError for images or words that do not fit
 * @example
 * const model = new Captioner(24);
 * model.forward(zeros([2, 3, 32, 32]), randint(0, 24, [2, 7])).shape; // [2, 7, 24]
 * model.caption(zeros([2, 3, 32, 32]), { bos: 1, eos: 2, maxLength: 12 }).shape; // [2, 12]
 */
export class Captioner<Words extends number = number> extends Module {
  readonly encoder: ImageEncoder;
  readonly embedding: Embedding<Words>;
  readonly lstm: LSTM;
  readonly output: Linear<number, Words>;
  readonly dropout: Dropout;

  constructor(words: Words, options: CaptionerOptions = {}) {
    super();
    const { image = [3, 32, 32], widths = [16, 32, 64] } = options;
    const { features = 128, embedding = 128, hidden = 128, dropout = 0 } = options;
    this.encoder = new ImageEncoder({ image, widths, features });
    this.embedding = new Embedding(words, embedding);
    this.lstm = new LSTM(embedding + features, hidden, { batchFirst: true }) as LSTM;
    this.output = new Linear(hidden, words);
    this.dropout = new Dropout(dropout);
  }

  /** Logits of the word after each of the caption's, [N, T, words]. */
  forward<S extends Shape, D extends DType, T extends Shape>(
    images: Tensor<S, D> & Check<'Captioner', OfRank<S, 4, 'images [N, C, H, W]'>>,
    caption: Tensor<T, 'int32'> & Check<'Captioner', Beside<T, S>>,
  ): Tensor<OneHot<T, Words>, D>;
  forward(images: Tensor, caption: Tensor): Tensor {
    if (caption.rank !== 2 || caption.shape[0] !== images.shape[0])
      throw new ShapeMismatchError('Captioner', `expected a caption [${images.shape[0]}, T], got [${caption.shape.join(', ')}]`);
    return this.decode(caption, this.seen(images)).logits;
  }

  /**
   * Writes a caption for each image, word by word the likeliest: [N, maxLength] tokens, of which those after the first `eos` are `eos`. There is no
   * gradient; dropout ends with `eval`.
   *
   * @throws ArgumentError unless `maxLength` is a positive integer
   */
  caption<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'Captioner', OfRank<S, 4, 'images [N, C, H, W]'>>,
    options: GreedyOptions,
  ): Tensor<[number, number], 'int32'>;
  caption(images: Tensor, options: GreedyOptions): Tensor {
    return noGrad(() => {
      const seen = this.seen(images);
      const step = (word: Tensor, last: State | null): DecoderStep<State | null> => {
        const { logits, state } = this.decode(word, seen, last);
        return { logits: logits.squeeze(1), state };
      };
      return greedy<State | null>('Captioner.caption', images.shape[0]!, null, step, options);
    });
  }

  /** The images as vectors, [N, 1, features]. */
  private seen(images: Tensor): Tensor {
    return this.dropout.forward(this.encoder.forward(images)).unsqueeze(1);
  }

  /** The LSTM over words [N, T], each beside the image. */
  private decode(words: Tensor, seen: Tensor, begin: State | null = null): { logits: Tensor; state: State } {
    const [count, time] = words.shape as [number, number];
    const beside: Tensor = seen.expand([count, time, -1]);
    const [shown, state] = this.lstm.forward(concat([this.embedding.forward(words), beside], -1) as Tensor, begin);
    return { logits: this.output.forward(this.dropout.forward(shown)), state };
  }
}
