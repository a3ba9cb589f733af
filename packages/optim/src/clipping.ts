import { ArgumentError, noGrad, type Parameter, type Tensor, tensor } from '@nacre/tensor';

/** The options of `clipGradNorm`. */
export interface ClipOptions {
  /** Which norm, 2 by default; Infinity is the largest magnitude. */
  readonly normType?: number;
}

/**
 * Scales the gradients so that their norm, as that of one vector, is at most `maxNorm` (`clip_grad_norm_`). Call it between `backward`
 * and the step.
 *
 * @returns the norm before; read it before the step, or have the step compute it: `step({ also: [norm] })`
 * @example
 * const x = new Parameter(tensor([3, 4]));
 * x.square().sum().backward();
 * const norm = clipGradNorm([x], 1);
 * await norm.item(); // 10
 */
export function clipGradNorm(params: Iterable<Parameter>, maxNorm: number, options: ClipOptions = {}): Tensor<[], 'float32'> {
  const { normType = 2 } = options;
  if (!(maxNorm >= 0)) throw new ArgumentError('clipGradNorm', `maxNorm is not negative, got ${maxNorm}`);
  if (!(normType > 0)) throw new ArgumentError('clipGradNorm', `normType is positive, got ${normType}`);
  const clipped = withGradient(params);
  return noGrad(() => {
    const norm = totalNorm(
      clipped.map(([, gradient]) => gradient),
      normType,
    );
    const factor = norm.add(1e-6).reciprocal().mul(maxNorm).minimum(1);
    for (const [parameter, gradient] of clipped) parameter.grad = gradient.mul(factor.to(gradient.dtype));
    return norm as Tensor<[], 'float32'>;
  });
}

/** The norm of all gradients as one vector. */
function totalNorm(gradients: readonly Tensor[], p: number): Tensor {
  const float = gradients.map((gradient) => gradient.to('float32') as Tensor);
  if (float.length === 0) return tensor(0);
  if (p === Infinity) return float.map((gradient): Tensor => gradient.abs().max()).reduce((a, b) => a.maximum(b));
  if (p === 2) return sumOf(float.map((gradient) => gradient.square().sum())).sqrt();
  return sumOf(float.map((gradient) => gradient.abs().pow(p).sum())).pow(1 / p);
}

const sumOf = (terms: readonly Tensor[]): Tensor => terms.reduce((a, b) => a.add(b));

/**
 * Limits every element of the gradients to [−clipValue, clipValue] (`clip_grad_value_`).
 *
 * @example
 * const x = new Parameter(tensor([3, -4]));
 * x.square().sum().backward();
 * clipGradValue([x], 7);
 * await x.grad.array(); // [6, -7]
 */
export function clipGradValue(params: Iterable<Parameter>, clipValue: number): void {
  if (!(clipValue >= 0)) throw new ArgumentError('clipGradValue', `clipValue is not negative, got ${clipValue}`);
  noGrad(() => {
    for (const [parameter, gradient] of withGradient(params)) parameter.grad = gradient.clamp(-clipValue, clipValue);
  });
}

function withGradient(params: Iterable<Parameter>): [Parameter, Tensor][] {
  return [...params].flatMap((parameter): [Parameter, Tensor][] =>
    parameter.grad === undefined ? [] : [[parameter, parameter.grad]],
  );
}
