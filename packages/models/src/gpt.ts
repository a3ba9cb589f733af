import { Dropout, Embedding, LayerNorm, Linear, Module, normal, type Part, zeros } from '@nacre/layers';
import {
  ArgumentError,
  arange,
  compile,
  type DType,
  noGrad,
  type OneHot,
  ones,
  type Parameter,
  type Shape,
  ShapeMismatchError,
  type Tensor,
  tensor,
} from '@nacre/tensor';
import { drawTokens, requireSampling, type SamplingOptions } from './sampling.ts';

/** The options of `GPT`. */
export interface GPTOptions {
  /** How many tokens it sees at once; 64 by default. */
  readonly blockSize?: number;
  /** Blocks one after another; 4 by default. */
  readonly nLayer?: number;
  /** Heads of each attention; 4 by default. */
  readonly nHead?: number;
  /** Numbers that stand for a token; 128 by default. */
  readonly nEmbd?: number;
  /** With which probability, in training, attention weights, what is added and what is embedded are dropped; 0 by default. */
  readonly dropout?: number;
  /** Whether linear layers and norms have biases; true by default. */
  readonly bias?: boolean;
  /** Whether the head reads with the weights that embed the tokens; true by default. */
  readonly tieWeights?: boolean;
}

type Sizes = Required<GPTOptions>;

/**
 * A transformer that writes (Radford et al. 2019, in the form of Karpathy's nanoGPT), with pre-norm, learned positions and the sizes of a
 * small character model, E = nEmbd:
 *
 *     wte, wpe    a vector for each token, and for each place, added                  V·E + blockSize·E parameters
 *     h           nLayer blocks: x + attn(ln_1(x)), then x + mlp(ln_2(x))             12·E² + 13·E each
 *                 attn   softmax(Q·Kᵀ / √(E / nHead)), later tokens hidden, · V, in nHead heads
 *                 mlp    linear E → 4·E, GELU, linear 4·E → E
 *     ln_f        layer norm                                                          2·E
 *     lm_head     linear E → V, by default with the weights of wte                    0, or V·E
 *
 * 809,856 parameters for 65 characters. `forward(tokens)` of [batch, time], or [time], gives logits [batch, time, vocabulary] of the next tokens.
 * The state has nanoGPT's names. Linear layers and embeddings start normal with deviation 0.02, those that end in an addition
 * with 0.02 / √(2 · nLayer), biases as 0.
 *
 * @throws ArgumentError, ShapeMismatchError for options out of range, and for more than `blockSize` tokens
 * @example
 * const model = new GPT(65, { nLayer: 1, nEmbd: 16, blockSize: 8 });
 * model.forward(tensor([[3, 1, 4]], { dtype: 'int32' })).shape; // [1, 3, 65]
 * const text = await model.sample([3, 1, 4], { length: 3, temperature: 0.8, topK: 20 });
 * text.length; // 3
 */
export class GPT<Vocabulary extends number = number> extends Module {
  readonly vocabSize: Vocabulary;
  readonly blockSize: number;
  readonly wte: Embedding;
  readonly wpe: Embedding;
  readonly drop: Dropout;
  readonly h: readonly Block[];
  readonly lnF: LayerNorm;
  readonly lmHead: Head;

  constructor(vocabSize: Vocabulary, options: GPTOptions = {}) {
    super();
    const { blockSize = 64, nLayer = 4, nHead = 4, nEmbd = 128, dropout = 0, bias = true, tieWeights = true } = options;
    if (!Number.isInteger(nLayer) || nLayer < 1) throw new ArgumentError('GPT', `nLayer is a positive integer, got ${nLayer}`);
    if (nEmbd % nHead !== 0) throw new ArgumentError('GPT', `the heads divide nEmbd, got ${nHead} heads for ${nEmbd}`);
    const sizes: Sizes = { blockSize, nLayer, nHead, nEmbd, dropout, bias, tieWeights };
    this.vocabSize = vocabSize;
    this.blockSize = blockSize;
    this.wte = embedding(vocabSize, nEmbd);
    this.wpe = embedding(blockSize, nEmbd);
    this.drop = new Dropout(dropout);
    this.h = Array.from({ length: nLayer }, () => new Block(sizes));
    this.lnF = new LayerNorm(nEmbd, { bias });
    this.lmHead = new Head(tieWeights ? this.wte.weight : embedding(vocabSize, nEmbd).weight);
  }

  override parts(): Iterable<Part> {
    const { wte, wpe, drop, h, lnF, lmHead } = this;
    return Object.entries({ transformer: { wte, wpe, drop, h, ln_f: lnF }, lm_head: lmHead });
  }

  forward<S extends Shape, D extends DType>(tokens: Tensor<S, D>): Tensor<OneHot<S, Vocabulary>, 'float32'>;
  forward(tokens: Tensor): Tensor {
    const x = this.h.reduce((stream, block): Tensor => block.forward(stream), this.embedded(tokens));
    return this.lmHead.forward(this.lnF.forward(x));
  }

  /** Who looks at whom: for each block the weights of its attention, [batch, nHead, time, time], rows summing to 1. */
  attention(tokens: Tensor): Tensor[] {
    let x = this.embedded(tokens);
    return this.h.map((block) => {
      const weights = block.attn.weights(block.ln1.forward(x));
      x = block.forward(x);
      return weights;
    });
  }

  /**
   * Goes on writing after a prompt, token by token, each drawn from the probabilities of the next one given the last `blockSize`. Random
   * numbers come from the generator of `manualSeed`; nothing is dropped.
   *
   * @returns the tokens that follow the prompt
   * @throws ArgumentError for an empty prompt and options out of range, IndexOutOfRangeError for what is no token
   */
  async sample(prompt: ArrayLike<number>, options: SamplingOptions = {}): Promise<Int32Array> {
    requireSampling('GPT.sample', this.vocabSize, prompt, options);
    const { training, blockSize } = this;
    // Tokens behind the last do not matter to it: with windows of one size there is one program.
    const next = compile((window: Tensor, last: Tensor) =>
      noGrad(() => drawTokens(this.forward(window).indexSelect(0, last as Tensor<[number], 'int32'>), options)),
    );
    this.eval();
    try {
      const { length = 200 } = options;
      const tokens = Array.from(prompt);
      while (tokens.length < prompt.length + length) {
        const seen = tokens.slice(-blockSize);
        const window = tensor([...seen, ...Array<number>(blockSize - seen.length).fill(0)], { dtype: 'int32' });
        const token = await next(window, tensor([seen.length - 1], { dtype: 'int32' }));
        tokens.push((await token.item()) as number);
      }
      return Int32Array.from(tokens.slice(prompt.length));
    } finally {
      this.train(training);
    }
  }

  private embedded(tokens: Tensor): Tensor {
    const { blockSize, wte, wpe, drop } = this;
    const time = tokens.shape.at(-1);
    if (time === undefined || time > blockSize)
      throw new ShapeMismatchError(
        'GPT',
        `expected [batch, time] of at most ${blockSize} tokens, got [${tokens.shape.join(', ')}]`,
      );
    const places = wpe.forward(arange(time).to('int32') as Tensor<Shape, 'int32'>);
    return drop.forward((wte.forward(tokens) as Tensor).add(places)) as Tensor;
  }
}

/** x + attn(ln_1(x)), then x + mlp(ln_2(x)). */
class Block extends Module {
  readonly ln1: LayerNorm;
  readonly attn: CausalSelfAttention;
  readonly ln2: LayerNorm;
  readonly mlp: Network;

  constructor(sizes: Sizes) {
    super();
    this.ln1 = new LayerNorm(sizes.nEmbd, { bias: sizes.bias });
    this.attn = new CausalSelfAttention(sizes);
    this.ln2 = new LayerNorm(sizes.nEmbd, { bias: sizes.bias });
    this.mlp = new Network(sizes);
  }

  override parts(): Iterable<Part> {
    const { ln1, attn, ln2, mlp } = this;
    return Object.entries({ ln_1: ln1, attn, ln_2: ln2, mlp });
  }

  forward(x: Tensor): Tensor {
    const attended: Tensor = x.add(this.attn.forward(this.ln1.forward(x)));
    return attended.add(this.mlp.forward(this.ln2.forward(attended)));
  }
}

class CausalSelfAttention extends Module {
  readonly cAttn: Linear;
  readonly cProj: Linear;
  readonly attnDropout: Dropout;
  readonly residDropout: Dropout;
  private readonly heads: number;

  constructor(sizes: Sizes) {
    super();
    const { nEmbd, nHead, dropout } = sizes;
    this.cAttn = linear(nEmbd, 3 * nEmbd, sizes);
    this.cProj = linear(nEmbd, nEmbd, sizes, 'added');
    this.attnDropout = new Dropout(dropout);
    this.residDropout = new Dropout(dropout);
    this.heads = nHead;
  }

  override parts(): Iterable<Part> {
    const { cAttn, cProj, attnDropout, residDropout } = this;
    return Object.entries({ c_attn: cAttn, c_proj: cProj, attn_dropout: attnDropout, resid_dropout: residDropout });
  }

  forward(x: Tensor): Tensor {
    const [query, key, value] = this.split(x);
    const attended = this.attnDropout.forward(causalWeights(query, key)).matmul(value) as Tensor;
    return this.residDropout.forward(this.cProj.forward(attended.transpose(-3, -2).flatten(-2) as Tensor) as Tensor);
  }

  /** [..., heads, time, time]. */
  weights(x: Tensor): Tensor {
    const [query, key] = this.split(x);
    return causalWeights(query, key);
  }

  /** Queries, keys and values of the heads, each [..., heads, time, E / heads]. */
  private split(x: Tensor): [Tensor, Tensor, Tensor] {
    const parts = (this.cAttn.forward(x) as Tensor).chunk(3, -1) as Tensor[];
    return parts.map((part) => part.reshape([...x.shape.slice(0, -1), this.heads, -1]).transpose(-3, -2)) as [
      Tensor,
      Tensor,
      Tensor,
    ];
  }
}

/** softmax(Q·Kᵀ / √d) of what is not later. */
function causalWeights(query: Tensor, key: Tensor): Tensor {
  const [time, size] = query.shape.slice(-2) as [number, number];
  const scores = query.matmul(key.transpose(-2, -1) as Tensor).div(Math.sqrt(size)) as Tensor;
  return scores
    .maskedFill(ones([time, time], { dtype: 'bool' }).triu(1) as Tensor<Shape, 'bool'>, -Infinity)
    .softmax(-1) as Tensor;
}

/** Linear, GELU, linear. */
class Network extends Module {
  readonly cFc: Linear;
  readonly cProj: Linear;
  readonly dropout: Dropout;

  constructor(sizes: Sizes) {
    super();
    this.cFc = linear(sizes.nEmbd, 4 * sizes.nEmbd, sizes);
    this.cProj = linear(4 * sizes.nEmbd, sizes.nEmbd, sizes, 'added');
    this.dropout = new Dropout(sizes.dropout);
  }

  override parts(): Iterable<Part> {
    const { cFc, cProj, dropout } = this;
    return Object.entries({ c_fc: cFc, c_proj: cProj, dropout });
  }

  forward(x: Tensor): Tensor {
    const inner = (this.cFc.forward(x) as Tensor).gelu() as Tensor;
    return this.dropout.forward(this.cProj.forward(inner) as Tensor);
  }
}

/** A linear layer without a bias whose weight may belong to an embedding, too. */
class Head extends Module {
  readonly weight: Parameter<[number, number], 'float32'>;

  constructor(weight: Parameter<[number, number], 'float32'>) {
    super();
    this.weight = weight;
  }

  forward(x: Tensor): Tensor {
    return x.matmul((this.weight as Tensor).t());
  }

  override multiplyAdds(output: Shape): number {
    return this.weight.shape[1] * output.reduce((count, size) => count * size, 1);
  }
}

function embedding(count: number, size: number): Embedding {
  const layer = new Embedding(count, size);
  normal(layer.weight, { std: 0.02 });
  return layer;
}

/** `added`: its output is added to the stream, as those of two such layers are in each block. */
function linear(input: number, output: number, { bias, nLayer }: Sizes, role?: 'added'): Linear {
  const layer = new Linear(input, output, { bias });
  normal(layer.weight, { std: role === 'added' ? 0.02 / Math.sqrt(2 * nLayer) : 0.02 });
  if (layer.bias !== null) zeros(layer.bias);
  return layer;
}
