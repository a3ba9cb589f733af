import { ArgumentError, noGrad, type Parameter, type Tensor } from '@nacre/tensor';

/** All gradients scaled so that their common norm is at most `maxNorm` (`torch.nn.utils.clip_grad_norm_`); gives the norm before. */
export function clipGradNorm(params: Iterable<Parameter>, maxNorm: number, options: { readonly p?: number } = {}): Tensor<[], 'float32'> {
  const p = options.p ?? 2;
  if (!(maxNorm >= 0)) throw new ArgumentError('clipGradNorm', `maxNorm is not negative, got ${maxNorm}`);
  const list = [...params].filter((parameter) => parameter.grad !== undefined);
  const [first] = list;
  if (first === undefined) throw new ArgumentError('clipGradNorm', 'no parameter has a gradient', 'call it between backward() and step()');
  return noGrad(() => {
    const norms = list.map((parameter) => parameter.grad!.norm(undefined, { p }));
    const total = (p === Infinity ? norms.reduce((a, b) => a.maximum(b)) : norms.map((n) => n.pow(p)).reduce((a, b) => a.add(b)).pow(1 / p)) as Tensor<[], 'float32'>;
    const factor = total.add(1e-6).reciprocal().mul(maxNorm).clamp(undefined, 1);
    for (const parameter of list) parameter.grad = parameter.grad!.mul(factor);
    return total;
  });
}

/** Every element of the gradients limited to [−value, value] (`torch.nn.utils.clip_grad_value_`). */
export function clipGradValue(params: Iterable<Parameter>, value: number): void {
  if (!(value >= 0)) throw new ArgumentError('clipGradValue', `the limit is not negative, got ${value}`);
  noGrad(() => {
    for (const parameter of params) if (parameter.grad !== undefined) parameter.grad = parameter.grad.clamp(-value, value);
  });
}
