import { ArgumentError, applyUpdates, argument, noGrad, type Parameter, ShapeMismatchError, type Tensor } from '@nacre/tensor';
import { requireNotNegative } from './checks.ts';
import type { StepOptions } from './optimizer.ts';

/** Learns from errors instead of gradients. */
export interface PerceptronRule {
  /** How much of an error is corrected at once; may be changed between steps. */
  lr: number;
  /**
   * Corrects the weights for one input [In] or several [N, In], given the errors, target − output, [Out] or [N, Out], in the same plan
   * as `also`.
   *
   * @throws ShapeMismatchError if they do not fit the weight
   */
  step(input: Tensor, error: Tensor, options?: StepOptions): Promise<void>;
}

/**
 * Rosenblatt's learning rule (1958) for a layer of threshold units, weight [Out, In] and bias [Out]: W ← W + lr · error · inputᵀ,
 * b ← b + lr · error, summed over the examples. On separable data it finds a separation after finitely many corrections.
 *
 * @param params the weight and, if there is one, the bias
 * @example
 * const unit = new Linear(2, 1);
 * const rule = perceptronRule(unit.parameters());
 * const [x, and] = [tensor([[0, 0], [0, 1], [1, 0], [1, 1]]), tensor([[0], [0], [0], [1]])];
 * for (let epoch = 0; epoch < 30; epoch++) await rule.step(x, and.sub(unit.forward(x).step()));
 * await unit.forward(x).step().array(); // [[0], [0], [0], [1]]
 */
export function perceptronRule(params: Iterable<Parameter>, options: { readonly lr?: number } = {}): PerceptronRule {
  const [weight, bias, ...more] = [...params];
  if (weight === undefined || weight.rank !== 2 || (bias !== undefined && bias.rank !== 1) || more.length > 0) {
    throw new ArgumentError(
      'perceptronRule',
      'expected a weight [Out, In] and perhaps a bias [Out]',
      'pass the parameters of one linear layer',
    );
  }
  const { lr = 1 } = options;
  requireNotNegative('perceptronRule', { lr });
  const [outputs, inputs] = weight.shape as [number, number];
  const rule: PerceptronRule = {
    lr,
    async step(input, error, { also } = {}) {
      noGrad(() => {
        const x = rows('input', input, inputs);
        const e = rows('error', error, outputs);
        if (x.shape[0] !== e.shape[0])
          throw new ShapeMismatchError('perceptronRule.step', `${x.shape[0]} inputs and ${e.shape[0]} errors`);
        const share = argument(() => rule.lr, weight.dtype);
        weight.assign(weight.add((e.t() as Tensor).matmul(x).mul(share)), 'perceptronRule.step');
        bias?.assign(bias.add(e.sum(0).mul(share)), 'perceptronRule.step');
      });
      await applyUpdates('perceptronRule.step', also);
    },
  };
  return rule;
}

/** [N, size], from one row or several. */
function rows(what: string, x: Tensor, size: number): Tensor {
  if (x.rank < 1 || x.rank > 2 || x.shape.at(-1) !== size) {
    throw new ShapeMismatchError(
      'perceptronRule.step',
      `expected the ${what} as [${size}] or [N, ${size}], got [${x.shape.join(', ')}]`,
    );
  }
  return x.reshape([-1, size]);
}
