import { Dropout, Embedding, type GRU, Linear, Module, type RNN, type SequenceOptions } from '@nacre/layers';
import { ArgumentError, arange, type DType, type Shape, ShapeMismatchError, Tensor, tensor, where } from '@nacre/tensor';
import { type Cell, type Cells, recurrence } from './recurrence.ts';

const poolings = ['last', 'mean', 'max'] as const;

/** What is kept of a recurrence over a sentence: its state at the end, or the mean or the largest of each unit's outputs. */
export type Pooling = (typeof poolings)[number];

/** The options of `SentimentClassifier`. */
export interface SentimentClassifierOptions<Classes extends number = number> {
  /** 2 by default. */
  readonly classes?: Classes;
  /** lstm by default. */
  readonly cell?: Cell;
  /** The size of a token's vector; 64 by default. */
  readonly embedding?: number;
  /** Units of the recurrence in each direction; 64 by default. */
  readonly hidden?: number;
  /** Recurrent layers, each reading the one before; 1 by default. */
  readonly layers?: number;
  /** Whether sentences are also read backwards; true by default. */
  readonly bidirectional?: boolean;
  /** last by default. */
  readonly pooling?: Pooling;
  /** With which probability, in training, an element of what the recurrence reads or the output reads is dropped; 0 by default. */
  readonly dropout?: number;
  /** The token of the padding, whose vector is 0; 0 by default. */
  readonly padding?: number;
}

/**
 * Reads a sentence and says of which kind it is, many to one: tokens [N, T], padded beyond `lengths`, give logits [N, classes].
 *
 *     embedding    a vector for each token, at first normal, deviation 0.1     vocabulary · 64 parameters
 *     rnn          LSTM 64 → 64, forwards and backwards                        66,560
 *     pooling      the final state of each direction, or the mean or the maximum over the tokens
 *     output       linear 128 → classes                                        258 for 2
 *
 * `forward(tokens, {lengths}?)`; train it with `crossEntropy`. What is beyond a sentence's length does not matter to it. Vectors of
 * deviation 1 would make of rare words a louder noise than a few epochs can quieten.
 *
 * @throws ArgumentError, ShapeMismatchError for options out of range and what does not fit
 * @example
 * const model = new SentimentClassifier(1000, { pooling: 'max' });
 * const { tokens, lengths } = padSequences([[5, 6, 7], [8]]);
 * model.forward(tokens, { lengths }).shape; // [2, 2]
 */
export class SentimentClassifier<Classes extends number = 2> extends Module {
  readonly embedding: Embedding;
  readonly rnn: Cells[Cell];
  readonly dropout: Dropout;
  readonly output: Linear<number, Classes>;
  private readonly pooling: Pooling;

  constructor(vocabSize: number, options: SentimentClassifierOptions<Classes> = {}) {
    super();
    const { classes = 2 as Classes, cell = 'lstm', embedding = 64, hidden = 64, layers = 1, bidirectional = true } = options;
    const { pooling = 'last', dropout = 0, padding = 0 } = options;
    if (!poolings.includes(pooling))
      throw new ArgumentError('SentimentClassifier', `pooling is one of ${poolings.join(', ')}, got ${String(pooling)}`);
    const recurrent = { numLayers: layers, bidirectional, dropout, batchFirst: true };
    this.embedding = new Embedding(vocabSize, embedding, { paddingIdx: padding });
    this.embedding.weight.load(this.embedding.weight.mul(0.1), 'SentimentClassifier');
    this.rnn = recurrence('SentimentClassifier', cell, embedding, hidden, recurrent);
    this.dropout = new Dropout(dropout);
    this.output = new Linear(hidden * (bidirectional ? 2 : 1), classes);
    this.pooling = pooling;
  }

  forward<S extends Shape, D extends DType>(tokens: Tensor<S, D>, options?: SequenceOptions): Tensor<[S[0], Classes], 'float32'>;
  forward(tokens: Tensor, options: SequenceOptions = {}): Tensor {
    const { shape } = tokens;
    if (shape.length !== 2)
      throw new ShapeMismatchError('SentimentClassifier', `expected tokens [N, T], got [${shape.join(', ')}]`);
    const x = this.dropout.forward(this.embedding.forward(tokens) as Tensor);
    const [outputs, state] = (this.rnn as RNN | GRU).forward(x, null, options) as [Tensor, Tensor | readonly [Tensor, Tensor]];
    const summary = this.pooling === 'last' ? this.lastOf(state) : this.pooled(outputs, options);
    return this.output.forward(this.dropout.forward(summary)) as Tensor;
  }

  /** The final hidden state of the last layer, both directions side by side. */
  private lastOf(state: Tensor | readonly [Tensor, Tensor]): Tensor {
    const hidden: Tensor = state instanceof Tensor ? state : state[0];
    const directions = this.rnn.bidirectional ? 2 : 1;
    const last = hidden.narrow(0, hidden.shape[0]! - directions, directions) as Tensor;
    return last.transpose(0, 1).flatten(1) as Tensor;
  }

  /** The mean or the maximum of the outputs within the lengths. */
  private pooled(outputs: Tensor, { lengths }: SequenceOptions): Tensor {
    if (lengths === undefined) return (this.pooling === 'mean' ? outputs.mean(1) : outputs.max(1)) as Tensor;
    const ends: Tensor = (lengths instanceof Tensor ? lengths : tensor(Int32Array.from(lengths))).unsqueeze(1);
    // Outputs beyond a sentence are 0.
    if (this.pooling === 'mean') return (outputs.sum(1) as Tensor).div(ends.clamp(1, outputs.shape[1]!)) as Tensor;
    const inside = arange(outputs.shape[1]!).lt(ends).unsqueeze(2) as Tensor<Shape, 'bool'>;
    // Those within it are above −1.
    return where(inside, outputs, -1).max(1) as Tensor;
  }
}
