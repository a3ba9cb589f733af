import { Module, normal } from '@nacre/layers';
import {
  ArgumentError,
  arange,
  bernoulli,
  ModuleBuffer,
  noGrad,
  Parameter,
  rand,
  ShapeMismatchError,
  type Tensor,
  tensor,
  zeros,
} from '@nacre/tensor';

/** The options of `RBM`. */
export interface RBMOptions {
  /** Steps of Gibbs sampling between data and model: CD-1, CD-2, … 1 by default. */
  readonly steps?: number;
  /**
   * How many chains of samples go on from step to step instead of beginning anew at the data (Tieleman 2008); 0, the default, for plain
   * contrastive divergence.
   */
  readonly chains?: number;
}

/**
 * A restricted Boltzmann machine (Smolensky 1986, Hinton 2002) of binary units, v [..., visible] and h [..., hidden], with the energy
 *
 *     E(v, h) = −b · v − c · h − h · W · v
 *
 * and the probability p(v, h) = e^−E / Z. Given one side, the units of the other are independent: p(hᵢ = 1 | v) = σ(W · v + c)ᵢ and
 * p(vⱼ = 1 | h) = σ(Wᵀ · h + b)ⱼ. Weight [hidden, visible], `visibleBias` and `hiddenBias`; any optimizer trains it on `loss`.
 *
 * @throws ArgumentError unless the sizes are positive integers
 * @example
 * const model = new RBM(6, 4);
 * const optimizer = new SGD(model.parameters(), { lr: 0.1 });
 * model.loss(bernoulli(0.5, [8, 6])).backward();
 * await optimizer.step();
 */
export class RBM extends Module {
  readonly weight: Parameter<[number, number], 'float32'>;
  readonly visibleBias: Parameter<[number], 'float32'>;
  readonly hiddenBias: Parameter<[number], 'float32'>;
  /** Where the chains of persistent contrastive divergence stand, [chains, visible]; null without. */
  readonly chains: ModuleBuffer | null;
  readonly steps: number;

  constructor(visible: number, hidden: number, options: RBMOptions = {}) {
    super();
    const { steps = 1, chains = 0 } = options;
    for (const [name, size] of Object.entries({ visible, hidden, steps })) {
      if (!Number.isInteger(size) || size < 1) throw new ArgumentError('RBM', `${name} is a positive integer, got ${size}`);
    }
    this.weight = new Parameter(normal([hidden, visible], { std: 0.01 }));
    this.visibleBias = new Parameter(zeros([visible]));
    this.hiddenBias = new Parameter(zeros([hidden]));
    this.chains = chains === 0 ? null : new ModuleBuffer(bernoulli(0.5, [chains, visible]));
    this.steps = steps;
  }

  /** p(h = 1 | v): [..., visible] → [..., hidden]. */
  forward(visible: Tensor): Tensor {
    return this.hiddenSums(visible).sigmoid();
  }

  /** p(v = 1 | h): [..., hidden] → [..., visible]. */
  generate(hidden: Tensor): Tensor {
    return hidden.matmul(this.weight).add(this.visibleBias).sigmoid() as Tensor;
  }

  /** −log Σₕ e^−E(v, h) = −b · v − Σᵢ softplus(W · v + c)ᵢ: [..., visible] → [...]. */
  freeEnergy(visible: Tensor): Tensor {
    const seen: Tensor = visible.mul(this.visibleBias).sum(-1);
    return seen.add(this.hiddenSums(visible).softplus().sum(-1)).neg() as Tensor;
  }

  /** Some steps of Gibbs sampling, each to the hidden units and back: [N, visible] → [N, visible] of 0 and 1. */
  sample(visible: Tensor, steps = this.steps): Tensor {
    return noGrad(() => {
      let v = visible;
      for (let step = 0; step < steps; step++) v = flipped(this.generate(flipped(this.forward(v))));
      return v;
    });
  }

  /**
   * The mean free energy of the data [N, visible], values 0 … 1, less that of samples of the model. Its gradient is the one of
   * contrastive divergence, Δ W = ⟨h·vᵀ⟩ data − ⟨h·vᵀ⟩ model; its value says little.
   */
  loss(data: Tensor): Tensor<[], 'float32'> {
    this.check('loss', data);
    const samples = this.sample(this.chains ?? data);
    if (this.chains !== null) this.chains.assign(samples, 'RBM.loss');
    return this.freeEnergy(data).mean().sub(this.freeEnergy(samples).mean()) as Tensor<[], 'float32'>;
  }

  /**
   * log p(v), exactly: [N, visible] → [N]. The sum Z runs over all states of the hidden units.
   *
   * @throws ArgumentError for more than 20 hidden units, whose states are too many
   */
  logLikelihood(visible: Tensor): Tensor {
    this.check('logLikelihood', visible);
    const hidden = this.hiddenBias.shape[0];
    if (hidden > 20)
      throw new ArgumentError(
        'RBM.logLikelihood',
        `2^${hidden} states are too many to enumerate`,
        'take 20 hidden units or fewer',
      );
    const h = states(hidden);
    const own = h.mul(this.hiddenBias).sum(1) as Tensor;
    const logZ = own.add(h.matmul(this.weight).add(this.visibleBias).softplus().sum(1) as Tensor).logSumExp(0) as Tensor;
    return this.freeEnergy(visible).add(logZ).neg() as Tensor;
  }

  private hiddenSums(visible: Tensor): Tensor {
    return visible.matmul((this.weight as Tensor).t()).add(this.hiddenBias) as Tensor;
  }

  private check(operation: string, { shape }: Tensor): void {
    const size = this.visibleBias.shape[0];
    if (shape.length !== 2 || shape[1] !== size)
      throw new ShapeMismatchError(`RBM.${operation}`, `expected [N, ${size}], got [${shape.join(', ')}]`);
  }
}

/** 1 with the given probabilities, else 0. */
const flipped = (probabilities: Tensor): Tensor => rand(probabilities.shape).lt(probabilities).to('float32') as Tensor;

/** All 2ⁿ states of n binary units, [2ⁿ, n]. */
function states(n: number): Tensor {
  const powers = tensor(Array.from({ length: n }, (_, i) => 2 ** i));
  return arange(2 ** n)
    .unsqueeze(1)
    .div(powers)
    .floor()
    .mod(2) as Tensor;
}
