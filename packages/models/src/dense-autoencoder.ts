import { ActivityRegularizer, Linear, Module } from '@nacre/layers';
import type { Check, DType, LinearOutput, LinearShapes, Resolved, Shape, Tensor } from '@nacre/tensor';

/** The options of `DenseAutoencoder`. */
export interface DenseAutoencoderOptions {
  /** Numbers in a code; 32 by default. */
  readonly code?: number;
  /** The price of active units, the factor of Σ |code|; 1e-5 by default. */
  readonly activityL1?: number;
}

/**
 * An autoencoder of one hidden layer (after the Keras blog), [..., 784] → [..., 784], pixels in 0 … 1:
 *
 *     encoder    linear 784 → 32, ReLU       25,120 parameters
 *     activity   a price for active units
 *     decoder    linear 32 → 784, sigmoid    25,872
 *
 * 50,992 parameters. Train it with `bce` against its input, plus `regularization(model)`.
 *
 * @throws ShapeMismatchError unless the size of a code is a positive integer
 * @example
 * const model = new DenseAutoencoder();
 * const images = rand([8, 784]);
 * const loss = bce(model.forward(images), images).add(regularization(model));
 * summary(model, [1, 784]).totals.parameters; // 50992
 */
export class DenseAutoencoder extends Module {
  declare readonly '~shapes': LinearShapes<784, 784>;
  readonly encoder: Linear<784, number>;
  readonly activity: ActivityRegularizer;
  readonly decoder: Linear<number, 784>;

  constructor(options: DenseAutoencoderOptions = {}) {
    super();
    const { code = 32, activityL1 = 1e-5 } = options;
    this.encoder = new Linear(784, code);
    this.activity = new ActivityRegularizer({ l1: activityL1 });
    this.decoder = new Linear(code, 784);
  }

  forward<S extends Shape, D extends DType>(
    images: Tensor<S, D> & Check<'DenseAutoencoder', LinearOutput<S, 784, 784>>,
  ): Tensor<Resolved<LinearOutput<S, 784, 784>>, D>;
  forward(images: Tensor): Tensor {
    return this.decode(this.encode(images));
  }

  /** [..., 784] → [..., code]. */
  encode(images: Tensor): Tensor {
    return this.activity.forward((this.encoder.forward(images) as Tensor).relu());
  }

  /** [..., code] → [..., 784]. */
  decode(code: Tensor): Tensor {
    return (this.decoder.forward(code) as Tensor).sigmoid();
  }
}
