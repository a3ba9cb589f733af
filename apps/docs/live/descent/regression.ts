import { drawNormal, linspace, type Tensor, tensor } from '@nacre/tensor';
import type { SurfaceName } from './surfaces.ts';

/** A model with two weights, and examples of what it is to answer. */
export interface Regression {
  readonly x: Tensor;
  readonly y: Tensor;
  /** Its answers for weights [..., 1] and inputs [N]: [..., N]. */
  answer(w1: Tensor, w2: Tensor, x: Tensor): Tensor;
}

const examples = 32;
const noise = tensor(drawNormal(examples, [1, 2])).mul(0.3);

/** An off-centre input makes the two weights of a line depend on each other: the valley is long and narrow. */
const position = linspace(-0.5, 2, examples) as Tensor;
const balanced = linspace(-2, 2, examples) as Tensor;

export const regressions: Readonly<Record<SurfaceName, Regression>> = {
  line: {
    x: position,
    y: position.mul(1.2).add(0.3).add(noise) as Tensor,
    answer: (w1, w2, x) => w1.add(w2.mul(x)) as Tensor,
  },
  tanh: {
    x: balanced,
    y: balanced.mul(1.3).tanh().mul(1.6).add(noise) as Tensor,
    answer: (w1, w2, x) => w1.mul(w2.mul(x).tanh()) as Tensor,
  },
};

/** The mean squared error for each pair of weights [..., 2]: [...]. */
export function meanSquare({ answer }: Regression, weights: Tensor, x: Tensor, y: Tensor): Tensor {
  const [w1, w2] = [weights.narrow(-1, 0, 1), weights.narrow(-1, 1, 1)] as [Tensor, Tensor];
  return answer(w1, w2, x).sub(y).square().mean(-1) as Tensor;
}
