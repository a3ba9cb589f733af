import { Embedding, Linear, Module, PositionalEncoding, Transformer } from '@nacre/layers';
import { compile, concat, full, noGrad, type Tensor } from '@nacre/tensor';

/** Tokens that are no letters. */
export const [padding, begin, end, letters] = [0, 1, 2, 3];

/** A source, and the target so far. */
export interface Pair {
  /** [N, S], padded. */
  readonly source: Tensor;
  /** [N, T], beginning with `begin`. */
  readonly target: Tensor;
}

/**
 * Encoder and decoder: a source [N, S] is encoded once; the decoder sees it and the target so far, [N, T], and gives logits [N, T, tokens] of
 * what comes next. Padding in the source is masked; in training all of the target is there, and a causal mask hides what is later.
 */
export class Reverser extends Module {
  readonly embedding: Embedding;
  readonly positions: PositionalEncoding;
  readonly transformer: Transformer;
  readonly output: Linear;

  constructor(tokens: number, width: number) {
    super();
    const layers = { numEncoderLayers: 1, numDecoderLayers: 1, dimFeedforward: 2 * width };
    this.embedding = new Embedding(tokens, width);
    this.positions = new PositionalEncoding(width, { batchFirst: true });
    this.transformer = new Transformer({ dModel: width, nhead: 4, dropout: 0, batchFirst: true, ...layers });
    this.output = new Linear(width, tokens);
  }

  forward({ source, target }: Pair): Tensor {
    const mask = source.eq(padding) as Tensor;
    const decoded = this.transformer.forward(this.embedded(source), this.embedded(target), {
      srcKeyPaddingMask: mask,
      memoryKeyPaddingMask: mask,
      tgtIsCausal: true,
    });
    return this.output.forward(decoded as Tensor);
  }

  /**
   * What it writes for each source, the likeliest token at each place: [N, S] → [N, length]. In every round one more token is final, because
   * those before it are.
   */
  async write(source: Tensor, length: number): Promise<Tensor> {
    const round = compile((from: Tensor, target: Tensor) =>
      noGrad(() => {
        const written = this.forward({ source: from, target }).argmax(2) as Tensor;
        return [written, concat([target.narrow(1, 0, 1), written.narrow(1, 0, length - 1)], 1) as Tensor];
      }),
    );
    let target: Tensor = full([source.shape[0]!, length], begin, { dtype: 'int32' });
    let written = target;
    for (let i = 0; i < length; i++) [written, target] = (await round(source, target)) as [Tensor, Tensor];
    return written;
  }

  /** Which places of the source the decoder looks at before it writes each token, the mean of its heads: [N, T, S]. */
  lookedAt({ source, target }: Pair): Tensor {
    const [layer] = this.transformer.decoder.layers;
    const mask = source.eq(padding) as Tensor;
    const memory = this.transformer.encoder.forward(this.embedded(source), { srcKeyPaddingMask: mask }) as Tensor;
    const x = this.embedded(target);
    const [own] = layer!.selfAttn.forward(x, x, x, { isCausal: true }) as [Tensor, Tensor];
    const query = layer!.norm1.forward(x.add(own)) as Tensor;
    const [, weights] = layer!.multiheadAttn.forward(query, memory, memory, { keyPaddingMask: mask });
    return weights as Tensor;
  }

  private embedded(tokens: Tensor): Tensor {
    return this.positions.forward(this.embedding.forward(tokens) as Tensor) as Tensor;
  }
}
