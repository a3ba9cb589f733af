import { ArgumentError, type DType, type SameShapes, type Shape, type Tensor, tensor } from '@nacre/tensor';
import { Module } from './module.ts';

/** The options of `ActivityRegularizer`. */
export interface ActivityRegularizerOptions {
  /** The factor of Σ |x|; 0 by default. */
  readonly l1?: number;
  /** The factor of Σ x²; 0 by default. */
  readonly l2?: number;
  /** Whether the sum is divided by the first size of the input, so that the penalty does not grow with the batch (the default), or not. */
  readonly reduction?: 'batchmean' | 'sum';
}

/**
 * Gives its input back and asks for a price for it (Keras' `ActivityRegularization`): in training it notes
 * l1 · Σ |x| + l2 · Σ x², an average over the batch, which the training loop adds to the loss with `regularization(model)`. With l1 few units
 * stay active: a sparse code.
 *
 * @throws ArgumentError for a factor that is negative or not finite
 * @example
 * const encoder = new Sequential(new Linear(8, 4), new ReLU(), new ActivityRegularizer({ l1: 1e-3 }));
 * const code = encoder.forward(randn([16, 8]));
 * const loss = code.square().mean().add(regularization(encoder));
 * loss.backward();
 */
export class ActivityRegularizer extends Module {
  declare readonly '~shapes': SameShapes;
  readonly l1: number;
  readonly l2: number;
  readonly reduction: 'batchmean' | 'sum';
  /** Of the last input in training; nothing once it was taken. */
  private penalty: Tensor | undefined;

  constructor(options: ActivityRegularizerOptions = {}) {
    super();
    const { l1 = 0, l2 = 0, reduction = 'batchmean' } = options;
    for (const [name, factor] of Object.entries({ l1, l2 })) {
      if (!(factor >= 0 && factor < Infinity))
        throw new ArgumentError('ActivityRegularizer', `${name} is a finite number that is not negative, got ${factor}`);
    }
    if (reduction !== 'batchmean' && reduction !== 'sum')
      throw new ArgumentError('ActivityRegularizer', `reduction is 'batchmean' or 'sum', got ${String(reduction)}`);
    this.l1 = l1;
    this.l2 = l2;
    this.reduction = reduction;
  }

  forward<S extends Shape, D extends DType>(x: Tensor<S, D>): Tensor<S, D>;
  forward(x: Tensor): Tensor {
    this.penalty = this.training ? this.priceOf(x) : undefined;
    return x;
  }

  /** The penalty of the last input in training, once; the layer forgets it. */
  takePenalty(): Tensor | undefined {
    const { penalty } = this;
    this.penalty = undefined;
    return penalty;
  }

  private priceOf(x: Tensor): Tensor | undefined {
    const { l1, l2, reduction } = this;
    const terms = [...(l1 > 0 ? [x.abs().sum().mul(l1)] : []), ...(l2 > 0 ? [x.square().sum().mul(l2)] : [])];
    const [first, second] = terms;
    if (first === undefined) return undefined;
    const total = second === undefined ? first : first.add(second);
    return reduction === 'sum' ? total : total.div(x.shape[0] ?? 1);
  }
}

/**
 * The sum of what the activity regularizers in a model ask for, to be added to the loss; 0 if there is nothing to pay. It is that of the
 * last `forward` in training, and is handed out once: the model keeps no graph after this. A layer that one `forward` applies several times
 * notes its last input.
 *
 * @returns a scalar
 * @example
 * const model = new Sequential(new ActivityRegularizer({ l1: 0.5, l2: 0.25 }));
 * model.forward(tensor([[1, -2], [0, 4]]));
 * await regularization(model).item(); // 4.375
 * await regularization(model).item(); // 0
 */
export function regularization(model: Module): Tensor<[], 'float32'> {
  const penalties = model
    .modules()
    .filter((module) => module instanceof ActivityRegularizer)
    .flatMap((layer) => layer.takePenalty() ?? []);
  const [first, ...others] = penalties;
  return (first === undefined ? tensor(0) : others.reduce((a, b) => a.add(b), first)) as Tensor<[], 'float32'>;
}
