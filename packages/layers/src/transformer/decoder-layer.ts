import type { Apply, Check, DType, FeaturesShapes, Resolved, Shape, Tensor } from '@nacre/tensor';
import { MultiHeadAttention } from '../attention/index.ts';
import { Dropout } from '../dropout.ts';
import { Linear } from '../linear.ts';
import { Module } from '../module.ts';
import { LayerNorm } from '../normalization/layer-norm.ts';
import type { Part } from '../parts.ts';
import { activationOf, type TransformerLayerOptions } from './feed-forward.ts';

export interface DecoderMasks {
  /** [T, T] or [batch · heads, T, T], among targets: true where one may not attend to another, or floats added to the scores. */
  readonly tgtMask?: Tensor | undefined;
  /** [T, L] or [batch · heads, T, L], of targets on the memory. */
  readonly memoryMask?: Tensor | undefined;
  /** [batch, T], or [T] without a batch: true at targets to be ignored, or floats added to their scores. */
  readonly tgtKeyPaddingMask?: Tensor | undefined;
  /** [batch, L], or [L] without a batch, of the memory. */
  readonly memoryKeyPaddingMask?: Tensor | undefined;
  /** Whether a target attends only to itself and those before it; false by default. */
  readonly tgtIsCausal?: boolean | undefined;
  /** Whether target i attends only to the places 0 to i of the memory; false by default. */
  readonly memoryIsCausal?: boolean | undefined;
}

/**
 * Self-attention, attention to a memory, then a network of two linear layers at each place (`torch.nn.TransformerDecoderLayer`, Vaswani et
 * al. 2017):
 *
 *     x = norm1(x + selfAttention(x));  x = norm2(x + attention(x, memory));  x = norm3(x + linear2(activation(linear1(x))))
 *
 * or, with `normFirst`, each part reading what its norm makes of x, and no norm behind the additions; dropout before each addition and
 * behind the activation. `forward(tgt, memory, masks?)` of [T, batch, dModel] and [L, batch, dModel], or both without a batch, gives the shape of
 * `tgt`. `tgtIsCausal` is what a decoder is trained with.
 *
 * @throws ShapeMismatchError, DTypeError for what does not fit
 * @throws ArgumentError unless the heads divide dModel
 * @example
 * const layer = new TransformerDecoderLayer(16, 4, { dimFeedforward: 32, batchFirst: true });
 * layer.forward(randn([2, 5, 16]), randn([2, 7, 16]), { tgtIsCausal: true }).shape; // [2, 5, 16]
 */
export class TransformerDecoderLayer<Model extends number = number> extends Module {
  declare readonly '~shapes': FeaturesShapes<Model>;
  readonly dModel: Model;
  readonly nhead: number;
  readonly options: TransformerLayerOptions;
  readonly selfAttn: MultiHeadAttention;
  readonly multiheadAttn: MultiHeadAttention;
  readonly linear1: Linear;
  readonly dropout: Dropout;
  readonly linear2: Linear;
  readonly norm1: LayerNorm;
  readonly norm2: LayerNorm;
  readonly norm3: LayerNorm;
  readonly dropout1: Dropout;
  readonly dropout2: Dropout;
  readonly dropout3: Dropout;
  private readonly activation: (x: Tensor) => Tensor;

  constructor(dModel: Model, nhead: number, options: TransformerLayerOptions = {}) {
    super();
    const { dimFeedforward = 2048, dropout = 0.1, activation = 'relu', layerNormEps = 1e-5, batchFirst = false } = options;
    const width: number = dModel;
    this.dModel = dModel;
    this.nhead = nhead;
    this.options = options;
    this.selfAttn = new MultiHeadAttention(width, nhead, { dropout, batchFirst });
    this.multiheadAttn = new MultiHeadAttention(width, nhead, { dropout, batchFirst });
    this.linear1 = new Linear(width, dimFeedforward);
    this.dropout = new Dropout(dropout);
    this.linear2 = new Linear(dimFeedforward, width);
    this.norm1 = new LayerNorm(width, { eps: layerNormEps });
    this.norm2 = new LayerNorm(width, { eps: layerNormEps });
    this.norm3 = new LayerNorm(width, { eps: layerNormEps });
    this.dropout1 = new Dropout(dropout);
    this.dropout2 = new Dropout(dropout);
    this.dropout3 = new Dropout(dropout);
    this.activation = activationOf('TransformerDecoderLayer', activation);
  }

  override parts(): Iterable<Part> {
    const { selfAttn, multiheadAttn, linear1, dropout, linear2, norm1, norm2, norm3, dropout1, dropout2, dropout3 } = this;
    const rest = { linear1, dropout, linear2, norm1, norm2, norm3, dropout1, dropout2, dropout3 };
    return Object.entries({ self_attn: selfAttn, multihead_attn: multiheadAttn, ...rest });
  }

  /** Another layer of the same sizes with the same values. */
  copy(): TransformerDecoderLayer<Model> {
    const copy = new TransformerDecoderLayer(this.dModel, this.nhead, this.options);
    copy.loadStateDict(this.stateDict());
    return copy;
  }

  forward<S extends Shape, D extends DType, M extends Shape>(
    tgt: Tensor<S, D> & Check<'TransformerDecoderLayer', Apply<this, S>>,
    memory: Tensor<M> & Check<'TransformerDecoderLayer', Apply<this, M>>,
    masks?: DecoderMasks,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    const { norm1, norm2, norm3 } = this;
    if (this.options.normFirst) {
      const x: Tensor = tgt.add(this.attend(norm1.forward(tgt), masks));
      const y: Tensor = x.add(this.recall(norm2.forward(x), memory, masks));
      return y.add(this.feedForward(norm3.forward(y)));
    }
    const x: Tensor = norm1.forward(tgt.add(this.attend(tgt, masks)));
    const y: Tensor = norm2.forward(x.add(this.recall(x, memory, masks)));
    return norm3.forward(y.add(this.feedForward(y)));
  }

  private attend(x: Tensor, { tgtMask, tgtKeyPaddingMask, tgtIsCausal }: DecoderMasks): Tensor {
    const masks = { attnMask: tgtMask, keyPaddingMask: tgtKeyPaddingMask, isCausal: tgtIsCausal };
    return this.dropout1.forward(this.selfAttn.forward(x, x, x, masks)[0] as Tensor);
  }

  private recall(x: Tensor, memory: Tensor, { memoryMask, memoryKeyPaddingMask, memoryIsCausal }: DecoderMasks): Tensor {
    const masks = { attnMask: memoryMask, keyPaddingMask: memoryKeyPaddingMask, isCausal: memoryIsCausal };
    return this.dropout2.forward(this.multiheadAttn.forward(x, memory, memory, masks)[0] as Tensor);
  }

  private feedForward(x: Tensor): Tensor {
    const inner: Tensor = this.activation(this.linear1.forward(x));
    return this.dropout3.forward(this.linear2.forward(this.dropout.forward(inner)) as Tensor);
  }
}
