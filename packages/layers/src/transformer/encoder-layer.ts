import type { Apply, Check, DType, Resolved, Shape, Tensor } from '@nacre/tensor';
import type { Part } from '../parts.ts';
import { TransformerLayer, type TransformerLayerOptions } from './layer.ts';

/** What the attention of an encoder leaves out. */
export interface EncoderMasks {
  /** [L, L] or [batch · heads, L, L]: true where a place may not attend to another, or floats added to the scores. */
  readonly srcMask?: Tensor | undefined;
  /** [batch, L], or [L] without a batch: true at places to be ignored, or floats added to their scores. */
  readonly srcKeyPaddingMask?: Tensor | undefined;
  /** Whether a place attends only to itself and those before it; false by default. */
  readonly isCausal?: boolean | undefined;
}

/**
 * Self-attention, then a network of two linear layers at each place (`torch.nn.TransformerEncoderLayer`, Vaswani et al. 2017):
 *
 *     x = norm1(x + attention(x));  x = norm2(x + linear2(activation(linear1(x))))
 *
 * or, with `normFirst`, x + attention(norm1(x)), then x + linear2(activation(linear1(norm2(x)))); dropout before each addition and behind
 * the activation. `forward(src, {srcMask, srcKeyPaddingMask, isCausal}?)` of [L, batch, dModel], or [L, dModel], gives the same shape.
 *
 * @throws ShapeMismatchError, DTypeError for what does not fit
 * @throws ArgumentError unless the heads divide dModel
 * @example
 * const layer = new TransformerEncoderLayer(16, 4, { dimFeedforward: 32, batchFirst: true });
 * layer.forward(randn([2, 5, 16]), { isCausal: true }).shape; // [2, 5, 16]
 */
export class TransformerEncoderLayer<Model extends number = number> extends TransformerLayer<Model> {
  constructor(dModel: Model, nhead: number, options: TransformerLayerOptions = {}) {
    super('TransformerEncoderLayer', dModel, nhead, options);
  }

  override parts(): Iterable<Part> {
    const { selfAttn, linear1, dropout, linear2, norm1, norm2, dropout1, dropout2 } = this;
    return Object.entries({ self_attn: selfAttn, linear1, dropout, linear2, norm1, norm2, dropout1, dropout2 });
  }

  /** Another layer of the same sizes with the same values. */
  copy(): TransformerEncoderLayer<Model> {
    const copy = new TransformerEncoderLayer(this.dModel, this.nhead, this.options);
    copy.loadStateDict(this.stateDict());
    return copy;
  }

  forward<S extends Shape, D extends DType>(
    src: Tensor<S, D> & Check<'TransformerEncoderLayer', Apply<this, S>>,
    masks?: EncoderMasks,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(src: Tensor, { srcMask, srcKeyPaddingMask, isCausal }: EncoderMasks = {}): Tensor {
    const masks = { attnMask: srcMask, keyPaddingMask: srcKeyPaddingMask, isCausal };
    const attended = this.plus(src, this.norm1, (x) => this.attend(x, masks));
    return this.plus(attended, this.norm2, (x) => this.dropout2.forward(this.network(x)));
  }
}
