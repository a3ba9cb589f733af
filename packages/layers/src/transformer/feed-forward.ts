import { ArgumentError, type Tensor } from '@nacre/tensor';

/** What lies between the two linear layers: relu, gelu, or a function of the user's. */
export type TransformerActivation = 'relu' | 'gelu' | ((x: Tensor) => Tensor);

export interface TransformerLayerOptions {
  /** Features between the two linear layers; 2048 by default. */
  readonly dimFeedforward?: number;
  /** With which probability, in training, attention weights and what is added to the stream are dropped; 0.1 by default. */
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

export function activationOf(layer: string, activation: TransformerActivation): (x: Tensor) => Tensor {
  if (typeof activation === 'function') return activation;
  if (activation === 'relu') return (x) => x.relu();
  if (activation === 'gelu') return (x) => x.gelu();
  throw new ArgumentError(layer, `activation is relu, gelu or a function, got ${String(activation)}`);
}
