import { ArgumentError, type FeaturesShapes, type Tensor } from '@nacre/tensor';
import { type AttentionMasks, MultiHeadAttention } from '../attention/index.ts';
import { Dropout } from '../dropout.ts';
import { Linear } from '../linear.ts';
import { Module } from '../module.ts';
import { LayerNorm } from '../normalization/layer-norm.ts';

/** What lies between the two linear layers: relu, gelu, or a function of the user's. */
export type TransformerActivation = 'relu' | 'gelu' | ((x: Tensor) => Tensor);

/** The options of `TransformerEncoderLayer` and `TransformerDecoderLayer`. */
export interface TransformerLayerOptions {
  /** Features between the two linear layers; 2048 by default. */
  readonly dimFeedforward?: number;
  /** With which probability, in training, attention weights, inner features and what is added are dropped; 0.1 by default. */
  readonly dropout?: number;
  /** relu by default. */
  readonly activation?: TransformerActivation;
  /** Added to the variance where the layers normalise; 1e-5 by default. */
  readonly layerNormEps?: number;
  /** Whether inputs and outputs are [batch, length, dModel] instead of [length, batch, dModel]; false by default. */
  readonly batchFirst?: boolean;
  /** Whether each part normalises what it reads instead of what it has added to; false by default. */
  readonly normFirst?: boolean;
}

/** What encoder and decoder layers share: parts that add to a stream of features, self-attention and a network among them. */
export abstract class TransformerLayer<Model extends number> extends Module {
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

  protected constructor(layer: string, dModel: Model, nhead: number, options: TransformerLayerOptions) {
    super();
    const { dimFeedforward = 2048, dropout = 0.1, activation = 'relu' } = options;
    this.dModel = dModel;
    this.nhead = nhead;
    this.options = options;
    this.selfAttn = this.attention();
    this.linear1 = new Linear<number, number>(dModel, dimFeedforward);
    this.dropout = new Dropout(dropout);
    this.linear2 = new Linear<number, number>(dimFeedforward, dModel);
    this.norm1 = this.norm();
    this.norm2 = this.norm();
    this.dropout1 = new Dropout(dropout);
    this.dropout2 = new Dropout(dropout);
    this.activation = activationOf(layer, activation);
  }

  protected attention(): MultiHeadAttention {
    const { dropout = 0.1, batchFirst = false } = this.options;
    return new MultiHeadAttention(this.dModel as number, this.nhead, { dropout, batchFirst });
  }

  protected norm(): LayerNorm {
    return new LayerNorm(this.dModel as number, { eps: this.options.layerNormEps ?? 1e-5 });
  }

  /** x and what a part makes of it, normalised before the part or after the addition. */
  protected plus(x: Tensor, norm: LayerNorm, part: (x: Tensor) => Tensor): Tensor {
    return this.options.normFirst ? x.add(part(norm.forward(x))) : norm.forward(x.add(part(x)));
  }

  protected attend(x: Tensor, masks: AttentionMasks): Tensor {
    return this.dropout1.forward(this.selfAttn.forward(x, x, x, masks)[0] as Tensor);
  }

  /** linear2(activation(linear1(x))), with dropout between. */
  protected network(x: Tensor): Tensor {
    const inner: Tensor = this.activation(this.linear1.forward(x));
    return this.linear2.forward(this.dropout.forward(inner));
  }
}

function activationOf(layer: string, activation: TransformerActivation): (x: Tensor) => Tensor {
  if (typeof activation === 'function') return activation;
  if (activation === 'relu') return (x) => x.relu();
  if (activation === 'gelu') return (x) => x.gelu();
  throw new ArgumentError(layer, `activation is relu, gelu or a function, got ${String(activation)}`);
}
