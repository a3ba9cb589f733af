import type { Apply, Check, DType, FeaturesShapes, Layer, Resolved, Shape, Tensor } from '@nacre/tensor';
import { Module } from '../module.ts';
import { requireSizes } from '../sizes.ts';
import type { DecoderMasks, TransformerDecoderLayer } from './decoder-layer.ts';
import type { EncoderMasks, TransformerEncoderLayer } from './encoder-layer.ts';

/** A module of one input, such as a LayerNorm. */
type Norm = Module & Layer;

/** The options of `TransformerEncoder` and `TransformerDecoder`. */
export interface StackOptions {
  /** What normalises the output of the last layer; nothing by default. */
  readonly norm?: Norm | null;
}

/** So many layers, the first that which is given, the others copies of it. */
function copies<L extends { copy(): L }>(stack: string, layer: L, numLayers: number): L[] {
  requireSizes(stack, { numLayers });
  return Array.from({ length: numLayers }, () => layer.copy());
}

/**
 * Encoder layers one after another (`torch.nn.TransformerEncoder`), copies of the one given, hence, as in PyTorch, all with its values at
 * first. `forward(src, {srcMask, srcKeyPaddingMask, isCausal}?)` gives all layers the same masks.
 *
 * @example
 * const encoder = new TransformerEncoder(new TransformerEncoderLayer(16, 4, { dimFeedforward: 32 }), 2);
 * encoder.forward(randn([5, 3, 16])).shape; // [5, 3, 16]
 */
export class TransformerEncoder<Model extends number = number> extends Module {
  declare readonly '~shapes': FeaturesShapes<Model>;
  readonly layers: readonly TransformerEncoderLayer[];
  readonly norm: Norm | null;

  constructor(encoderLayer: TransformerEncoderLayer<Model>, numLayers: number, options: StackOptions = {}) {
    super();
    this.layers = copies<TransformerEncoderLayer>('TransformerEncoder', encoderLayer, numLayers);
    this.norm = options.norm ?? null;
  }

  forward<S extends Shape, D extends DType>(
    src: Tensor<S, D> & Check<'TransformerEncoder', Apply<this, S>>,
    masks?: EncoderMasks,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(src: Tensor, masks: EncoderMasks = {}): Tensor {
    const encoded = this.layers.reduce((x, layer): Tensor => layer.forward(x, masks), src);
    return this.norm === null ? encoded : (this.norm.forward(encoded as never) as Tensor);
  }
}

/**
 * Decoder layers one after another (`torch.nn.TransformerDecoder`), copies of the one given, hence, as in PyTorch, all with its values at
 * first. `forward(tgt, memory, masks?)` gives all layers the same memory and masks.
 *
 * @example
 * const decoder = new TransformerDecoder(new TransformerDecoderLayer(16, 4, { dimFeedforward: 32 }), 2);
 * decoder.forward(randn([5, 3, 16]), randn([7, 3, 16]), { tgtIsCausal: true }).shape; // [5, 3, 16]
 */
export class TransformerDecoder<Model extends number = number> extends Module {
  declare readonly '~shapes': FeaturesShapes<Model>;
  readonly layers: readonly TransformerDecoderLayer[];
  readonly norm: Norm | null;

  constructor(decoderLayer: TransformerDecoderLayer<Model>, numLayers: number, options: StackOptions = {}) {
    super();
    this.layers = copies<TransformerDecoderLayer>('TransformerDecoder', decoderLayer, numLayers);
    this.norm = options.norm ?? null;
  }

  forward<S extends Shape, D extends DType, M extends Shape>(
    tgt: Tensor<S, D> & Check<'TransformerDecoder', Apply<this, S>>,
    memory: Tensor<M> & Check<'TransformerDecoder', Apply<this, M>>,
    masks?: DecoderMasks,
  ): Tensor<Resolved<Apply<this, S>>, D>;
  forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    const decoded = this.layers.reduce((x, layer): Tensor => layer.forward(x, memory, masks), tgt);
    return this.norm === null ? decoded : (this.norm.forward(decoded as never) as Tensor);
  }
}
