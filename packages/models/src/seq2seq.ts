import { Dropout, Embedding, GRU, Linear, LSTM, Module } from '@nacre/layers';
import {
  ArgumentError,
  arange,
  type Check,
  concat,
  noGrad,
  type OneHot,
  type Shape,
  ShapeMismatchError,
  stack,
  Tensor,
  tensor,
  where,
} from '@nacre/tensor';
import { type DecoderStep, type GreedyOptions, greedy } from './greedy.ts';
import type { Beside, OfRank } from './ranks.ts';

/** The options of `Seq2Seq`. */
export interface Seq2SeqOptions {
  /** gru by default. */
  readonly cell?: 'gru' | 'lstm';
  /** The size of a token's vector, on both sides; 128 by default. */
  readonly embedding?: number;
  /** The size of the decoder's state, and of both directions of the encoder's together: an even number; 256 by default. */
  readonly hidden?: number;
  /** Recurrent layers on both sides; 1 by default. */
  readonly layers?: number;
  /** With which probability, in training, an element of what a recurrent layer reads or the output reads is dropped; 0 by default. */
  readonly dropout?: number;
}

/** What a `Seq2Seq` is told of its sources. */
export interface SourceOptions {
  /** How many tokens each source has; all by default. */
  readonly lengths?: readonly number[] | Tensor<Shape, 'int32'>;
}

/** What was written, and where the decoder looked while it wrote. */
export interface Translation {
  /** [N, maxLength]; what follows the end of a sequence is `eos` again. */
  readonly tokens: Tensor<[number, number], 'int32'>;
  /** [N, maxLength, S]: for each token written the share of each source token; rows sum to 1. */
  readonly attention: Tensor<[number, number, number], 'float32'>;
}

/** A source as the decoder sees it. */
interface Memory {
  /** [N, S, hidden] */
  readonly states: Tensor;
  /** [N, 1, S], true at tokens of the source; undefined if all are. */
  readonly inside: Tensor<Shape, 'bool'> | undefined;
}

type Recurrent = GRU | LSTM;
/** The hidden state, and for an LSTM the cell: each [layers, N, hidden]. */
type State = readonly Tensor[];

/**
 * Sequence to sequence with attention (Sutskever et al. 2014, Luong et al. 2015), many to many: source tokens [N, S] and the tokens that a
 * target has so far, [N, T], give logits [N, T, Target] of the next ones.
 *
 *     sourceEmbedding, encoder   e₁ … e_S = GRU(source), both directions side by side     [N, S, hidden]
 *     targetEmbedding, decoder   d₁ … d_T = GRU(target), from the encoder's final state   [N, T, hidden]
 *     score                      a_ts = softmax_s(d_t · W e_s)                            [N, T, S]
 *     combine                    h_t = tanh(W · [Σ_s a_ts e_s; d_t])                      [N, T, hidden]
 *     output                     linear                                                   [N, T, Target]
 *
 * The attention is Luong's ("general" score, global, without input feeding): the decoder's recurrence does not depend on it, so that with
 * teacher forcing the attention of all steps is two products. Padding beyond `lengths` is neither read nor attended to.
 *
 * Train with teacher forcing: targets behind `bos` go in, targets before `eos` are what `crossEntropy` wants. With 1,212 words on
 * one side, 2,477 on the other and the default sizes it has 1,799,981 parameters.
 *
 * @throws ArgumentError for an odd `hidden`, or a source without a token
 * @throws ShapeMismatchError for tokens that are not [N, S] and [N, T]
 * @example
 * const model = new Seq2Seq(1212, 2477);
 * const [source, target] = [randint(0, 1212, [2, 5]), randint(0, 2477, [2, 7])];
 * model.forward(source, target, { lengths: [5, 3] }).shape; // [2, 7, 2477]
 * const { tokens, attention } = model.translate(source, { lengths: [5, 3], bos: 1, eos: 2, maxLength: 9 });
 * attention.shape; // [2, 9, 5]
 */
export class Seq2Seq<Source extends number = number, Target extends number = number> extends Module {
  readonly sourceEmbedding: Embedding<Source>;
  readonly targetEmbedding: Embedding<Target>;
  readonly encoder: Recurrent;
  readonly decoder: Recurrent;
  readonly score: Linear;
  readonly combine: Linear;
  readonly output: Linear<number, Target>;
  readonly dropout: Dropout;
  private readonly layers: number;

  constructor(sourceTokens: Source, targetTokens: Target, options: Seq2SeqOptions = {}) {
    super();
    const { cell = 'gru', embedding = 128, hidden = 256, layers = 1, dropout = 0 } = options;
    if (cell !== 'gru' && cell !== 'lstm') throw new ArgumentError('Seq2Seq', `cell is gru or lstm, got ${String(cell)}`);
    if (hidden % 2 !== 0) throw new ArgumentError('Seq2Seq', `hidden is even, for two directions, got ${hidden}`);
    const recurrent = (size: number, bidirectional: boolean): Recurrent => {
      const shape = { numLayers: layers, dropout, batchFirst: true, bidirectional };
      return cell === 'gru' ? (new GRU(embedding, size, shape) as GRU) : (new LSTM(embedding, size, shape) as LSTM);
    };
    this.sourceEmbedding = new Embedding(sourceTokens, embedding);
    this.targetEmbedding = new Embedding(targetTokens, embedding);
    this.encoder = recurrent(hidden / 2, true);
    this.decoder = recurrent(hidden, false);
    this.score = new Linear(hidden, hidden, { bias: false });
    this.combine = new Linear(2 * hidden, hidden, { bias: false });
    this.output = new Linear(hidden, targetTokens);
    this.dropout = new Dropout(dropout);
    this.layers = layers;
  }

  /** Logits of the token after each of the target's, [N, T, Target]. */
  forward<S extends Shape, T extends Shape>(
    source: Tensor<S, 'int32'> & Check<'Seq2Seq', OfRank<S, 2, 'a source [N, S]'>>,
    target: Tensor<T, 'int32'> & Check<'Seq2Seq', Beside<T, S>>,
    options?: SourceOptions,
  ): Tensor<OneHot<T, Target>, 'float32'>;
  forward(source: Tensor, target: Tensor, options: SourceOptions = {}): Tensor {
    const { memory, state } = this.encode(source, options);
    if (target.rank !== 2 || target.shape[0] !== source.shape[0])
      throw new ShapeMismatchError('Seq2Seq', `expected a target [${source.shape[0]}, T], got [${target.shape.join(', ')}]`);
    return this.decode(target, state, memory).logits;
  }

  /**
   * Writes a translation of each source, [N, S], token by token the likeliest. There is no gradient; dropout ends with `eval`.
   *
   * @throws ArgumentError unless `maxLength` is a positive integer
   */
  translate<S extends Shape>(
    source: Tensor<S, 'int32'> & Check<'Seq2Seq', OfRank<S, 2, 'a source [N, S]'>>,
    options: SourceOptions & GreedyOptions,
  ): Translation;
  translate(source: Tensor, options: SourceOptions & GreedyOptions): Translation {
    return noGrad(() => {
      const { memory, state } = this.encode(source, options);
      const attention: Tensor[] = [];
      const step = (token: Tensor, last: State): DecoderStep<State> => {
        const { logits, weights, state } = this.decode(token, last, memory);
        attention.push(weights.squeeze(1));
        return { logits: logits.squeeze(1), state };
      };
      const tokens = greedy('Seq2Seq.translate', source.shape[0]!, state, step, options);
      return { tokens, attention: stack(attention, 1) as Tensor as Translation['attention'] };
    });
  }

  private encode(source: Tensor, { lengths }: SourceOptions): { memory: Memory; state: State } {
    if (source.rank !== 2) throw new ShapeMismatchError('Seq2Seq', `expected a source [N, S], got [${source.shape.join(', ')}]`);
    const known = lengths instanceof Tensor ? lengths.knownData() : lengths;
    const empty = Array.from(known ?? []).indexOf(0);
    if (empty >= 0) throw new ArgumentError('Seq2Seq', `a source has at least one token, source ${empty} has none`);
    const read: Tensor = this.dropout.forward(this.sourceEmbedding.forward(source));
    const [states, final] = run(this.encoder, read, null, lengths);
    return { memory: { states, inside: lengths && insideOf(source, lengths) }, state: final.map((x) => this.joined(x)) };
  }

  /** The final states of both directions side by side: [layers · 2, N, hidden / 2] → [layers, N, hidden]. */
  private joined(state: Tensor): Tensor {
    const [, batch, size] = state.shape as [number, number, number];
    return state.reshape([this.layers, 2, batch, size]).transpose(1, 2).flatten(2) as Tensor;
  }

  /** The decoder over tokens [N, T] from a state. */
  private decode(tokens: Tensor, begin: State, memory: Memory): { logits: Tensor; weights: Tensor; state: State } {
    const read: Tensor = this.dropout.forward(this.targetEmbedding.forward(tokens));
    const [states, state] = run(this.decoder, read, begin);
    const scores: Tensor = states.matmul(this.score.forward(memory.states).transpose(1, 2) as Tensor);
    const weights: Tensor = (memory.inside === undefined ? scores : where(memory.inside, scores, -Infinity)).softmax(-1);
    const context: Tensor = weights.matmul(memory.states);
    const combined: Tensor = this.combine.forward(concat([context, states], -1) as Tensor).tanh();
    return { logits: this.output.forward(this.dropout.forward(combined)), weights, state };
  }
}

/** GRU and LSTM alike, a state being a list of tensors. */
function run(layer: Recurrent, x: Tensor, begin: State | null, lengths?: SourceOptions['lengths']): [Tensor, State] {
  const options = lengths === undefined ? {} : { lengths };
  if (layer instanceof LSTM) return layer.forward(x, begin as [Tensor, Tensor] | null, options);
  const [output, state] = layer.forward(x, begin?.[0], options);
  return [output, [state]];
}

/** [N, 1, S], true within the lengths. */
function insideOf(source: Tensor, lengths: readonly number[] | Tensor): Tensor<Shape, 'bool'> {
  const [count, time] = source.shape as [number, number];
  const places: Tensor = arange(time).to('int32');
  const ends: Tensor = lengths instanceof Tensor ? lengths : tensor(Int32Array.from(lengths));
  return places.lt(ends.reshape([count, 1, 1])) as Tensor as Tensor<Shape, 'bool'>;
}
