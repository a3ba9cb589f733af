import { Embedding, Linear, Module, PositionalEncoding, TransformerEncoder, TransformerEncoderLayer } from '@nacre/layers';
import type { Tensor } from '@nacre/tensor';

/**
 * An encoder alone: digits [N, L] to logits [N, L, digits], one answer for each place. Here place i shall say which digit is the i-th smallest, for
 * which it has to see all the others.
 */
export class Sorter extends Module {
  readonly embedding: Embedding;
  readonly positions: PositionalEncoding;
  readonly encoder: TransformerEncoder;
  readonly output: Linear;

  constructor(digits: number, width: number) {
    super();
    const layer = new TransformerEncoderLayer<number>(width, 4, { dimFeedforward: 2 * width, dropout: 0, batchFirst: true });
    this.embedding = new Embedding(digits, width);
    this.positions = new PositionalEncoding(width, { batchFirst: true });
    this.encoder = new TransformerEncoder(layer, 2);
    this.output = new Linear(width, digits);
  }

  forward(numbers: Tensor): Tensor {
    return this.output.forward(this.encoder.forward(this.embedded(numbers)) as Tensor);
  }

  /** Who looks at whom: for each layer the weights of its heads, [N, heads, L, L], rows summing to 1. */
  attention(numbers: Tensor): Tensor[] {
    let x = this.embedded(numbers);
    return this.encoder.layers.map((layer) => {
      const [, weights] = layer.selfAttn.forward(x, x, x, { averageAttnWeights: false });
      x = layer.forward(x) as Tensor;
      return weights as Tensor;
    });
  }

  private embedded(numbers: Tensor): Tensor {
    return this.positions.forward(this.embedding.forward(numbers) as Tensor) as Tensor;
  }
}
