import { type DType, type Floating, Parameter, type SameShapes, type Shape, type Tensor, where } from '@nacre/tensor';
import { constant } from './initializers/index.ts';
import { Module } from './module.ts';

/*
 * The activation functions as layers, under PyTorch's names. All keep the shape.
 */

/** A function of single elements, or along one dimension, as a layer. */
abstract class Activation extends Module {
  declare readonly '~shapes': SameShapes;
  /** The function. */
  protected abstract apply(x: Tensor): Tensor;

  forward<S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, Floating<D>>;
  forward(x: Tensor): Tensor {
    return this.apply(x);
  }
}

/** x between two limits, with gradient 0 at the limits, as PyTorch's hardtanh has it; its clamp has 1. */
const limited = (x: Tensor, low: number, high: number): Tensor => where(x.le(low), low, where(x.ge(high), high, x));

/**
 * max(x, 0).
 *
 * @example
 * await new ReLU().forward(tensor([-1, 2])).array(); // [0, 2]
 */
export class ReLU extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.relu();
  }
}

/**
 * min(max(x, 0), 6).
 *
 * @example
 * await new ReLU6().forward(tensor([-1, 2, 7])).array(); // [0, 2, 6]
 */
export class ReLU6 extends Activation {
  protected apply(x: Tensor): Tensor {
    return limited(x, 0, 6);
  }
}

/**
 * x for x > 0, else negativeSlope · x; 0.01 by default (Maas et al. 2013).
 *
 * @example
 * await new LeakyReLU({ negativeSlope: 0.1 }).forward(tensor([-1, 2])).array(); // [-0.1, 2]
 */
export class LeakyReLU extends Activation {
  readonly negativeSlope: number;

  constructor(options: { negativeSlope?: number } = {}) {
    super();
    this.negativeSlope = options.negativeSlope ?? 0.01;
  }

  protected apply(x: Tensor): Tensor {
    return x.leakyRelu(this.negativeSlope);
  }
}

/**
 * x for x > 0, else α · (eˣ − 1); α is 1 by default (Clevert et al. 2015).
 *
 * @example
 * await new ELU().forward(tensor([-1, 2])).array(); // [-0.6321, 2]
 */
export class ELU extends Activation {
  readonly alpha: number;

  constructor(options: { alpha?: number } = {}) {
    super();
    this.alpha = options.alpha ?? 1;
  }

  protected apply(x: Tensor): Tensor {
    return x.elu(this.alpha);
  }
}

/**
 * x for x > 0, else α · (e^(x / α) − 1); α is 1 by default (Barron 2017).
 *
 * @example
 * await new CELU({ alpha: 2 }).forward(tensor([-1, 2])).array(); // [-0.7869, 2]
 */
export class CELU extends Activation {
  readonly alpha: number;

  constructor(options: { alpha?: number } = {}) {
    super();
    this.alpha = options.alpha ?? 1;
  }

  protected apply(x: Tensor): Tensor {
    return x.div(this.alpha).elu().mul(this.alpha);
  }
}

/**
 * The ELU that keeps mean and variance, λ = 1.0507 and α = 1.6733 (Klambauer et al. 2017).
 *
 * @example
 * await new SELU().forward(tensor([0, 1])).array(); // [0, 1.051]
 */
export class SELU extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.selu();
  }
}

/**
 * x · Φ(x), Φ the normal distribution (Hendrycks and Gimpel 2016); approximate: 'tanh' is GPT-2's approximation.
 *
 * @example
 * await new GELU().forward(tensor([0, 1])).array(); // [0, 0.8413]
 */
export class GELU extends Activation {
  readonly approximate: 'none' | 'tanh';

  constructor(options: { approximate?: 'none' | 'tanh' } = {}) {
    super();
    this.approximate = options.approximate ?? 'none';
  }

  protected apply(x: Tensor): Tensor {
    return x.gelu(this.approximate);
  }
}

/**
 * x · σ(x), also called swish (Ramachandran et al. 2017).
 *
 * @example
 * await new SiLU().forward(tensor([0, 1])).array(); // [0, 0.7311]
 */
export class SiLU extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.silu();
  }
}

/**
 * x · tanh(log(1 + eˣ)) (Misra 2019).
 *
 * @example
 * await new Mish().forward(tensor([0, 1])).array(); // [0, 0.8651]
 */
export class Mish extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.mish();
  }
}

/**
 * σ(x) = 1 / (1 + e⁻ˣ).
 *
 * @example
 * await new Sigmoid().forward(tensor([0, 2])).array(); // [0.5, 0.8808]
 */
export class Sigmoid extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.sigmoid();
  }
}

/**
 * log σ(x) = −log(1 + e⁻ˣ), without overflow.
 *
 * @example
 * await new LogSigmoid().forward(tensor([0])).array(); // [-0.6931]
 */
export class LogSigmoid extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.neg().softplus().neg();
  }
}

/**
 * (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
 *
 * @example
 * await new Tanh().forward(tensor([0, 1])).array(); // [0, 0.7616]
 */
export class Tanh extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.tanh();
  }
}

/**
 * eˣ / Σ eˣ along a dimension.
 *
 * @example
 * await new Softmax(-1).forward(zeros([2])).array(); // [0.5, 0.5]
 */
export class Softmax extends Activation {
  readonly dim: number;

  constructor(dim: number) {
    super();
    this.dim = dim;
  }

  protected apply(x: Tensor): Tensor {
    return x.softmax(this.dim);
  }
}

/**
 * x − log Σ eˣ along a dimension.
 *
 * @example
 * await new LogSoftmax(-1).forward(tensor([0, 0])).array(); // [-0.6931, -0.6931]
 */
export class LogSoftmax extends Activation {
  readonly dim: number;

  constructor(dim: number) {
    super();
    this.dim = dim;
  }

  protected apply(x: Tensor): Tensor {
    return x.logSoftmax(this.dim);
  }
}

/**
 * log(1 + e^(β · x)) / β, without overflow; β is 1 by default.
 *
 * @example
 * await new Softplus().forward(tensor([0])).array(); // [0.6931]
 */
export class Softplus extends Activation {
  readonly beta: number;

  constructor(options: { beta?: number } = {}) {
    super();
    this.beta = options.beta ?? 1;
  }

  protected apply(x: Tensor): Tensor {
    return x.mul(this.beta).softplus().div(this.beta);
  }
}

/**
 * x / (1 + |x|).
 *
 * @example
 * await new Softsign().forward(tensor([1, -3])).array(); // [0.5, -0.75]
 */
export class Softsign extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.softsign();
  }
}

/**
 * x limited to [minVal, maxVal], by default [−1, 1].
 *
 * @example
 * await new Hardtanh().forward(tensor([-2, 0.5])).array(); // [-1, 0.5]
 */
export class Hardtanh extends Activation {
  readonly minVal: number;
  readonly maxVal: number;

  constructor(options: { minVal?: number; maxVal?: number } = {}) {
    super();
    this.minVal = options.minVal ?? -1;
    this.maxVal = options.maxVal ?? 1;
  }

  protected apply(x: Tensor): Tensor {
    return limited(x, this.minVal, this.maxVal);
  }
}

/**
 * min(max(x + 3, 0), 6) / 6.
 *
 * @example
 * await new Hardsigmoid().forward(tensor([-3, 0])).array(); // [0, 0.5]
 */
export class Hardsigmoid extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.hardSigmoid();
  }
}

/**
 * x · min(max(x + 3, 0), 6) / 6 (Howard et al. 2019).
 *
 * @example
 * await new Hardswish().forward(tensor([1.5])).array(); // [1.125]
 */
export class Hardswish extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.hardSwish();
  }
}

/**
 * 1 for x > 0, else 0: the unit of the perceptron. Its gradient is 0.
 *
 * @example
 * await new Step().forward(tensor([-1, 2])).array(); // [0, 1]
 */
export class Step extends Activation {
  protected apply(x: Tensor): Tensor {
    return x.step();
  }
}

/**
 * x itself.
 *
 * @example
 * await new Identity().forward(tensor([1, 2])).array(); // [1, 2]
 */
export class Identity extends Activation {
  protected apply(x: Tensor): Tensor {
    return x;
  }
}

/**
 * x for x > 0, else weight · x, the weight learned, for all channels or for each (`torch.nn.PReLU`, He et al. 2015). Options: numParameters,
 * 1 or the number of channels (dimension 1), and init, 0.25.
 *
 * @example
 * await new PReLU().forward(tensor([-2, 2])).array(); // [-0.5, 2]
 */
export class PReLU extends Activation {
  readonly weight: Parameter<[number], 'float32'>;

  constructor(options: { numParameters?: number; init?: number } = {}) {
    super();
    this.weight = new Parameter(constant([options.numParameters ?? 1], options.init ?? 0.25));
  }

  protected apply(x: Tensor): Tensor {
    const weight = this.weight.reshape(x.shape.map((_, dim) => (dim === 1 ? -1 : 1)));
    return where(x.gt(0), x, x.mul(weight));
  }
}
