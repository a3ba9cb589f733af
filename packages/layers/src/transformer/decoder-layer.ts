import type { Apply, Check, DType, Resolved, Shape, Tensor } from '@nacre/tensor';
import type { MultiHeadAttention } from '../attention/index.ts';
import { Dropout } from '../dropout.ts';
import type { LayerNorm } from '../normalization/layer-norm.ts';
import type { Part } from '../parts.ts';
import { TransformerLayer, type TransformerLayerOptions } from './layer.ts';

/** What the attentions of a decoder leave out. */
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
export class TransformerDecoderLayer<Model extends number = number> extends TransformerLayer<Model> {
  readonly multiheadAttn: MultiHeadAttention;
  readonly norm3: LayerNorm;
  readonly dropout3: Dropout;

  constructor(dModel: Model, nhead: number, options: TransformerLayerOptions = {}) {
    super('TransformerDecoderLayer', dModel, nhead, options);
    this.multiheadAttn = this.attention();
    this.norm3 = this.norm();
    this.dropout3 = new Dropout(this.dropout.p);
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
    const { tgtMask, tgtKeyPaddingMask, tgtIsCausal, memoryMask, memoryKeyPaddingMask, memoryIsCausal } = masks;
    const own = { attnMask: tgtMask, keyPaddingMask: tgtKeyPaddingMask, isCausal: tgtIsCausal };
    const others = { attnMask: memoryMask, keyPaddingMask: memoryKeyPaddingMask, isCausal: memoryIsCausal };
    const attended = this.plus(tgt, this.norm1, (x) => this.attend(x, own));
    const recalled = this.plus(attended, this.norm2, (x) =>
      this.dropout2.forward(this.multiheadAttn.forward(x, memory, memory, others)[0] as Tensor),
    );
    return this.plus(recalled, this.norm3, (x) => this.dropout3.forward(this.network(x)));
  }
}
