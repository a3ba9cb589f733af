import type { Apply, Check, DType, FeaturesShapes, Resolved, Shape, Tensor } from '@nacre/tensor';
import { tensor } from '@nacre/tensor';
import { xavierUniform } from '../initializers/index.ts';
import { Module } from '../module.ts';
import { LayerNorm } from '../normalization/layer-norm.ts';
import { requireSizes } from '../sizes.ts';
import { type DecoderMasks, TransformerDecoderLayer } from './decoder-layer.ts';
import { type EncoderMasks, TransformerEncoderLayer } from './encoder-layer.ts';
import type { TransformerLayerOptions } from './layer.ts';
import { TransformerDecoder, TransformerEncoder } from './stacks.ts';

/** The options of `Transformer`. */
export interface TransformerOptions<Model extends number = number> extends TransformerLayerOptions {
  /** Features of source and target; 512 by default. */
  readonly dModel?: Model;
  /** Heads of each attention; 8 by default. */
  readonly nhead?: number;
  /** 6 by default. */
  readonly numEncoderLayers?: number;
  /** 6 by default. */
  readonly numDecoderLayers?: number;
}

/** The masks of both sides; `srcIsCausal` is the encoder's `isCausal`. */
export interface TransformerMasks extends Omit<EncoderMasks, 'isCausal'>, DecoderMasks {
  readonly srcIsCausal?: boolean | undefined;
}

/**
 * An encoder and a decoder that attends to what it gives (`torch.nn.Transformer`, Vaswani et al. 2017), both with a norm at the end:
 * `forward(src, tgt, masks?)` of [L, batch, dModel] and [T, batch, dModel], or both without a batch, gives the shape of `tgt`. Embeddings,
 * positions and the last linear layer are the user's. All weights start by `xavierUniform`. For training `tgtIsCausal: true` keeps each
 * target from seeing later ones.
 *
 * @throws ShapeMismatchError, DTypeError for what does not fit
 * @throws ArgumentError unless the heads divide dModel
 * @example
 * const sizes = { dModel: 16, nhead: 4, numEncoderLayers: 1, numDecoderLayers: 1, dimFeedforward: 32 };
 * const model = new Transformer(sizes);
 * model.forward(randn([7, 3, 16]), randn([5, 3, 16]), { tgtIsCausal: true }).shape; // [5, 3, 16]
 */
export class Transformer<Model extends number = number> extends Module {
  declare readonly '~shapes': FeaturesShapes<Model>;
  readonly encoder: TransformerEncoder;
  readonly decoder: TransformerDecoder;

  constructor(options: TransformerOptions<Model> = {}) {
    super();
    const { dModel = 512, nhead = 8, numEncoderLayers = 6, numDecoderLayers = 6, ...layer } = options;
    const width: number = dModel;
    const norm = (): LayerNorm => new LayerNorm(width, { eps: layer.layerNormEps ?? 1e-5 });
    const [encoderLayer, decoderLayer] = [
      new TransformerEncoderLayer(width, nhead, layer),
      new TransformerDecoderLayer(width, nhead, layer),
    ];
    this.encoder = new TransformerEncoder(encoderLayer, numEncoderLayers, { norm: norm() });
    this.decoder = new TransformerDecoder(decoderLayer, numDecoderLayers, { norm: norm() });
    for (const parameter of this.parameters()) if (parameter.rank > 1) xavierUniform(parameter);
  }

  /**
   * [size, size], 0 up to the diagonal and −∞ above it: the mask that keeps each place from seeing later ones.
   *
   * @example
   * await Transformer.generateSquareSubsequentMask(2).array(); // [[0, -Infinity], [0, 0]]
   */
  static generateSquareSubsequentMask<N extends number>(size: N): Tensor<[N, N], 'float32'> {
    requireSizes('Transformer.generateSquareSubsequentMask', { size });
    const values = Float32Array.from({ length: size * size }, (_, i) => (i % size > Math.floor(i / size) ? -Infinity : 0));
    return tensor(values, { shape: [size, size] }) as Tensor<[N, N], 'float32'>;
  }

  forward<S extends Shape, D extends DType, T extends Shape>(
    src: Tensor<S> & Check<'Transformer', Apply<this, S>>,
    tgt: Tensor<T, D> & Check<'Transformer', Apply<this, T>>,
    masks?: TransformerMasks,
  ): Tensor<Resolved<Apply<this, T>>, D>;
  forward(src: Tensor, tgt: Tensor, { srcMask, srcKeyPaddingMask, srcIsCausal, ...masks }: TransformerMasks = {}): Tensor {
    const memory: Tensor = this.encoder.forward(src, { srcMask, srcKeyPaddingMask, isCausal: srcIsCausal });
    return this.decoder.forward(tgt, memory, masks);
  }
}
