import { Dropout, Embedding, Linear, LSTM, Module } from '@nacre/layers';
import { compile, type DType, noGrad, type OneHot, type Shape, type Tensor, tensor, zeros } from '@nacre/tensor';
import { type Cell, type Cells, type RecurrentState, recurrence } from './recurrence.ts';
import { drawTokens, requireSampling, type SamplingOptions } from './sampling.ts';

/** The options of `CharRNN`. */
export interface CharRNNOptions<C extends Cell = Cell> {
  /** rnn by default. */
  readonly cell?: C;
  /** Numbers in a hidden state; 256 by default. */
  readonly hidden?: number;
  /** Recurrent layers, each reading the one before; 1 by default. */
  readonly layers?: number;
  /** The size of a character's vector; characters are one-hot by default. */
  readonly embedding?: number;
  /** With which probability, in training, an output of a recurrent layer is dropped; 0 by default. */
  readonly dropout?: number;
}

/**
 * A recurrent network that reads a text and says at each character what the next one may be (Elman 1990, Graves 2013), x being a
 * character, one-hot or embedded:
 *
 *     h = tanh(Wxh · x + Whh · h)      or an LSTM or GRU
 *     y = Why · h                      logits of the next character
 *
 * each with its biases. `forward(tokens, state?)` of [batch, time], or [time], gives [logits [batch, time, vocabulary], state]: pass the state on
 * to read a text piece by piece. One layer of 256 units reads 65 characters with
 *
 *     rnn       82,688 parameters (an LSTM 330,752, a GRU 248,064)
 *     output    linear 256 → 65        16,705
 *
 * @throws ArgumentError, ShapeMismatchError for options out of range
 * @example
 * const model = new CharRNN(65, { cell: 'lstm', embedding: 8, hidden: 16 });
 * const [logits, state] = model.forward(tensor([[3, 1, 4]], { dtype: 'int32' }));
 * logits.shape; // [1, 3, 65]
 * const text = await model.sample([3, 1, 4], { length: 3, temperature: 0.8 });
 * text.length; // 3
 */
export class CharRNN<Vocabulary extends number = number, C extends Cell = Cell> extends Module {
  readonly vocabSize: Vocabulary;
  readonly embedding: Embedding | null;
  readonly rnn: Cells[C];
  readonly dropout: Dropout;
  readonly output: Linear;

  constructor(vocabSize: Vocabulary, options: CharRNNOptions<C> = {}) {
    super();
    const { cell = 'rnn' as C, hidden = 256, layers = 1, embedding, dropout = 0 } = options;
    this.vocabSize = vocabSize;
    this.embedding = embedding === undefined ? null : new Embedding(vocabSize as number, embedding);
    this.rnn = recurrence('CharRNN', cell, embedding ?? vocabSize, hidden, { numLayers: layers, dropout, batchFirst: true });
    this.dropout = new Dropout(dropout);
    this.output = new Linear(hidden, vocabSize as number);
  }

  forward<S extends Shape, D extends DType>(
    tokens: Tensor<S, D>,
    state?: RecurrentState,
  ): [logits: Tensor<OneHot<S, Vocabulary>, 'float32'>, state: RecurrentState];
  forward(tokens: Tensor, state?: RecurrentState): [Tensor, RecurrentState] {
    const [hidden, after] = this.recur(this.inputs(tokens), state);
    return [this.output.forward(this.dropout.forward(hidden)), after];
  }

  /** What the recurrence reads: the characters embedded or one-hot. */
  inputs(tokens: Tensor): Tensor {
    if (this.embedding !== null) return this.embedding.forward(tokens);
    return (tokens as Tensor<Shape, 'int32'>).oneHot(this.vocabSize as number).to('float32');
  }

  /** The state before a text. */
  initialState(batch: number): RecurrentState {
    const { numLayers, hiddenSize } = this.rnn;
    return Array.from({ length: this.rnn instanceof LSTM ? 2 : 1 }, (): Tensor => zeros([numLayers, batch, hiddenSize]));
  }

  /**
   * Goes on writing after a prompt, character by character, each drawn from the probabilities of the next one. Random numbers come from
   * the generator of `manualSeed`; nothing is dropped.
   *
   * @returns the tokens that follow the prompt
   * @throws ArgumentError for an empty prompt and options out of range, IndexOutOfRangeError for what is no token
   */
  async sample(prompt: ArrayLike<number>, options: SamplingOptions = {}): Promise<Int32Array> {
    requireSampling('CharRNN.sample', this.vocabSize, prompt, options);
    const step = compile((token: Tensor, ...state: readonly Tensor[]) =>
      noGrad(() => {
        const [logits, after] = this.forward(token, state);
        return [drawTokens(logits.select(1, 0) as Tensor, options), ...after];
      }),
    );
    const { training } = this;
    this.eval();
    try {
      const { length = 200 } = options;
      const tokens = Array.from(prompt);
      let state = this.initialState(1);
      for (let i = 0; i < prompt.length + length - 1; i++) {
        const [next, ...after] = await step(tensor([[tokens[i]!]], { dtype: 'int32' }), ...state);
        state = after;
        if (i >= prompt.length - 1) tokens.push((await next!.item()) as number);
      }
      return Int32Array.from(tokens.slice(prompt.length));
    } finally {
      this.train(training);
    }
  }

  private recur(x: Tensor, state: RecurrentState | undefined): [Tensor, RecurrentState] {
    const { rnn }: { rnn: Cells[Cell] } = this;
    if (rnn instanceof LSTM) return rnn.forward(x, state as [Tensor, Tensor] | undefined) as [Tensor, [Tensor, Tensor]];
    const [hidden, last] = rnn.forward(x, state?.[0]) as [Tensor, Tensor];
    return [hidden, [last]];
  }
}
