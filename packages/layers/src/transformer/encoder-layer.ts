import type { Apply, Check, DType, FeaturesShapes, Resolved, Shape, Tensor } from '@nacre/tensor';
import { MultiHeadAttention } from '../attention/index.ts';
import { Dropout } from '../dropout.ts';
import { Linear } from '../linear.ts';
import { Module } from '../module.ts';
import { LayerNorm } from '../normalization/layer-norm.ts';
import type { Part } from '../parts.ts';
import { activationOf, type TransformerLayerOptions } from './feed-forward.ts';

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
export class TransformerEncoderLayer<Model extends number = number> extends Module {
  declare readonly '~shapes': FeaturesShapes<Model>;
  readonly dModel: Model;
  readonly nhead: number;
  readonly options: TransformerLayerOptions;
  readonly selfAttn: MultiHeadAttention;
  readonly linear1: Linear;
  readonly dropout: Dropout;
  readonly linear2: Linear;
  readonly norm1: LayerNorm;
  readonly norm2: LayerNorm;
  readonly dropout1: Dropout;
  readonly dropout2: Dropout;
  private readonly activation: (x: Tensor) => Tensor;

  constructor(dModel: Model, nhead: number, options: TransformerLayerOptions = {}) {
    super();
    const { dimFeedforward = 2048, dropout = 0.1, activation = 'relu', layerNormEps = 1e-5, batchFirst = false } = options;
    const width: number = dModel;
    this.dModel = dModel;
    this.nhead = nhead;
    this.options = options;
    this.selfAttn = new MultiHeadAttention(width, nhead, { dropout, batchFirst });
    this.linear1 = new Linear(width, dimFeedforward);
    this.dropout = new Dropout(dropout);
    this.linear2 = new Linear(dimFeedforward, width);
    this.norm1 = new LayerNorm(width, { eps: layerNormEps });
    this.norm2 = new LayerNorm(width, { eps: layerNormEps });
    this.dropout1 = new Dropout(dropout);
    this.dropout2 = new Dropout(dropout);
    this.activation = activationOf('TransformerEncoderLayer', activation);
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
  forward(src: Tensor, masks: EncoderMasks = {}): Tensor {
    const { norm1, norm2 } = this;
    if (this.options.normFirst) {
      const x: Tensor = src.add(this.attend(norm1.forward(src), masks));
      return x.add(this.feedForward(norm2.forward(x)));
    }
    const x: Tensor = norm1.forward(src.add(this.attend(src, masks)));
    return norm2.forward(x.add(this.feedForward(x)));
  }

  private attend(x: Tensor, { srcMask, srcKeyPaddingMask, isCausal }: EncoderMasks): Tensor {
    const masks = { attnMask: srcMask, keyPaddingMask: srcKeyPaddingMask, isCausal };
    return this.dropout1.forward(this.selfAttn.forward(x, x, x, masks)[0] as Tensor);
  }

  private feedForward(x: Tensor): Tensor {
    const inner: Tensor = this.activation(this.linear1.forward(x));
    return this.dropout2.forward(this.linear2.forward(this.dropout.forward(inner)) as Tensor);
  }
}
